import { line, type ServiceProcess } from '../process.ts'

export const retention = {
  zh: '挽留客户',
  en: 'Retention',
  aim: line(
    '客户要走，先弄清为什么，再给真实的选择；不留难。',
    'Somebody wants to leave: first why, then a true choice, and no obstacles.',
  ),
  steps: {
    signal: {
      zh: '识别信号',
      en: 'Notice the signal',
      checks: [
        line('销户、大额转出、反复抱怨', 'An account is closed, much is moved out, he complains again'),
        line('先照常受理，不拖延', 'It is taken in as usual and not delayed'),
      ],
      situations: {
        closing: {
          zh: '客户提出销户或大额转出',
          en: 'He closes his account or moves much out',
          say: line(
            '好的，我马上为您办。方便的话想请教一下，是我们哪里没做好，还是另有用处？',
            'Certainly, I do it now. If I may ask: have we done something wrong, or do you need it elsewhere?',
          ),
          do: line(
            '边办边问，只问一次；客户不愿说就不再问。',
            'Ask once while serving; where he does not want to say, leave it.',
          ),
          never: line('“销户要找领导批。”', '“Closing needs the manager.”'),
        },
      },
    },
    reason: {
      zh: '了解原因',
      en: 'Find the reason',
      checks: [
        line(
          '利率、服务、收费、搬迁、用钱、他行更方便',
          'Rate, service, fee, moving, need, another bank is nearer',
        ),
        line('听完，不辩解', 'He is heard out, nobody argues'),
      ],
      situations: {
        rate: {
          zh: '他行利率高',
          en: 'Another bank pays more',
          say: line(
            '多谢您直说。我把我们能给的几种存法和收益写给您，您比一比，哪样合适选哪样。',
            'Thank you for saying so. I write down what we can offer and what each earns; compare and choose.',
          ),
          do: line(
            '只说公示的产品和利率，收益写清、风险写清。',
            'Only what is posted, with earnings and risks in writing.',
          ),
          never: line('“他们不靠谱，会倒闭。”', '“They are not sound.”'),
        },
      },
    },
    offer: {
      zh: '提出方案',
      en: 'Make an offer',
      checks: [
        line('在权限内，不许诺不能兑现的', 'Within one’s authority; nothing is promised that cannot be kept'),
        line('客户经理或主任到场', 'The customer manager or the director comes'),
      ],
      situations: {
        manager: {
          zh: '请客户经理、主任出面',
          en: 'The manager or director comes',
          say: line(
            '这是我们主任，专门来听听您的意见；您坐，不论最后怎么办，都不会耽误您。',
            'This is our director, who wants to hear you. Please sit; whatever you decide will not be delayed.',
          ),
          do: line('换安静的地方谈，窗口继续叫号。', 'Talk in a quiet place while the queue moves on.'),
          never: line('“再考虑考虑”反复拖延。', 'Saying “think again” over and over.'),
        },
      },
    },
    outcome: {
      zh: '记录结果与跟进',
      en: 'Note the outcome, follow up',
      checks: [
        line('9705 登记，9706 写结果和留存金额', 'Noted by 9705, the outcome and what stayed by 9706'),
        line('走了的客户也谢一句，留下联系方式', 'Whoever leaves is thanked too, and we stay in touch'),
      ],
      situations: {
        leaves: {
          zh: '客户坚持离开',
          en: 'He leaves all the same',
          say: line(
            '谢谢您这些年的支持，以后有需要随时来，给您留个我的电话。',
            'Thank you for these years. Come any time; here is my number.',
          ),
          do: line('痛快办好，按原因整改。', 'Do it well, and mend what was the reason.'),
          never: line('脸色、冷语、故意放慢。', 'Cold looks, cold words, slow hands.'),
        },
      },
    },
  },
} as const satisfies ServiceProcess
