import { line, type ServiceProcess } from '../process.ts'

export const incident = {
  zh: '投诉与突发处理',
  en: 'Complaints and incidents',
  aim: line(
    '先人后事：先安全、先安抚，再查清、再答复。',
    'People first: safety and calm, then facts and an answer.',
  ),
  steps: {
    receive: {
      zh: '首问受理',
      en: 'First asked',
      checks: [
        line('谁先听到谁受理，F10 登记', 'Whoever hears it takes it down with F10'),
        line(
          '请到安静处，换人接待，窗口继续叫号',
          'Led to a quiet place and another person, while the queue moves on',
        ),
      ],
      situations: {
        shouting: {
          zh: '客户在大厅吵闹',
          en: 'Somebody shouts in the hall',
          say: line(
            '您的事我来管，请到这边坐下慢慢说，我记下来，今天给您答复。',
            'I take care of it. Please come and sit down; I write it down, and you get an answer today.',
          ),
          do: line(
            '大堂经理上前，两分钟内请离柜台；不围观、不录像。',
            'The lobby manager goes up, and within two minutes he is away from the counter; nobody stares or films.',
          ),
          never: line('“你去投诉好了。”', '“Go on, complain.”'),
        },
      },
    },
    counterfeit: {
      zh: '收缴假币',
      en: 'A counterfeit',
      checks: [
        line('两名持证人员当面收缴，不离视线', 'Two certified people, in sight of him'),
        line('出具凭证，告知鉴定的期限和去处', 'A voucher is given; when and where to appeal is told'),
      ],
      situations: {
        angry: {
          zh: '持币人不服',
          en: 'He does not accept it',
          say: line(
            '损失一张钱谁都心疼。退给您会害到别人，也违法；这张凭证写着三个工作日内可申请鉴定。',
            'It hurts anybody. Giving it back would harm others and is against the law; this voucher says how to appeal within three working days.',
          ),
          do: line(
            '不退还、不指责来源，必要时请主管。',
            'It is not given back, nobody is accused, the supervisor comes where needed.',
          ),
          never: line('“假的就是假的。”', '“A fake is a fake.”'),
        },
      },
    },
    emergency: {
      zh: '突发事件',
      en: 'An emergency',
      checks: [
        line('客户发病：120、疏散、不随意搬动、陪护', 'Illness: 120, room, nobody is moved, somebody stays'),
        line(
          '抢劫：保命第一、不激怒、记特征、脱险后报警',
          'Robbery: lives first, no provocation, remember features, alarm when safe',
        ),
        line(
          '停电停机：公告、安抚、登记急办客户、恢复后回电',
          'Outage: a notice, calm, note who is urgent, call back',
        ),
        line('结束后写明时间、经过、处理人', 'Afterwards: time, course and who acted are written down'),
      ],
      situations: {
        outage: {
          zh: '系统中断',
          en: 'The system is down',
          say: line(
            '系统临时中断，预计多久恢复我每十分钟跟大家说一次；急用的请到我这里登记。',
            'The system is down. I tell you every ten minutes how it stands; whoever is in a hurry, please come to me.',
          ),
          do: line(
            '按时播报，提供邻近网点和自助渠道。',
            'Tell it on time, and name the next outlet and machines.',
          ),
          never: line('“不知道，等着吧。”', '“I do not know. Wait.”'),
        },
      },
    },
  },
} as const satisfies ServiceProcess
