import { line, type ServiceProcess } from '../process.ts'

export const education = {
  zh: '客户教育',
  en: 'Customer education',
  aim: line(
    '教会客户自己办、懂风险；教了什么、成没成，有记录。',
    'People learn to do it themselves and to know the risk; what was taught, and whether it took, is noted.',
  ),
  steps: {
    moment: {
      zh: '找准时机',
      en: 'Find the moment',
      checks: [
        line(
          '等候时、常来办同一业务时、受骗苗头出现时',
          'While he waits, when he comes often for the same, at the first sign of fraud',
        ),
        line('客户有时间、愿意听', 'He has time and wants to listen'),
      ],
      situations: {
        often: {
          zh: '客户常来办小额转账',
          en: 'He often comes for small transfers',
          say: line(
            '这笔在手机上一分钟就能办，不用排队，我教您一次？',
            'On the phone this takes a minute and no queue. Shall I show you once?',
          ),
          do: line('先说对客户的好处，再问愿不愿意。', 'Say first what he gains, then ask.'),
          never: line('“以后别来窗口办这个。”', '“Do not come to the window for that.”'),
        },
      },
    },
    show: {
      zh: '演示与动手',
      en: 'Show, then let him do it',
      checks: [
        line(
          '客户自己动手，密码自己输，员工转身回避',
          'He does it himself and types his own password; we look away',
        ),
        line('讲清限额、收费、安全提示', 'Limits, fees and safety are told'),
        line('留下操作卡和服务电话', 'A card with the steps and the number stays with him'),
      ],
      situations: {
        password: {
          zh: '客户要员工代输密码',
          en: 'He asks us to type his password',
          say: line(
            '密码只有您自己知道才安全，我转过身，您慢慢输，不急。',
            'It is only safe while nobody else knows it. I turn away; take your time.',
          ),
          do: line('手不碰客户手机，眼不看密码。', 'Hands off his phone and eyes off his password.'),
          never: line('“密码告诉我，我帮你弄。”', '“Tell me the password, I shall do it.”'),
        },
      },
    },
    warn: {
      zh: '风险提示',
      en: 'Warn of fraud',
      checks: [
        line(
          '不明来电、刷单、代投资、转“安全账户”逐项提醒',
          'Strange calls, paid clicks, investing for others, “safe accounts”: each is named',
        ),
        line('不出租、出借、出售账户', 'Accounts are not rented, lent or sold'),
      ],
      situations: {
        disbelief: {
          zh: '客户不信自己被骗',
          en: 'He does not believe it is fraud',
          say: line(
            '我也希望是真的。真的公安不会让您转账，我们一起打 110 问一句再转，不耽误。',
            'I hope it is real. The police never ask for a transfer; let us call 110 together first.',
          ),
          do: line(
            '拖住时间、请主管、报警，联系家属。',
            'Gain time, call the supervisor and the police, reach his family.',
          ),
          never: line('“您签个字，后果自负。”', '“Sign here, at your own risk.”'),
        },
      },
    },
    record: {
      zh: '登记结果',
      en: 'Note what came of it',
      checks: [
        line('用 9704 登记教了什么、结果如何', 'What was taught and what came of it is noted by 9704'),
        line('激活的，以客户自己完成第一笔为准', 'Activated means that he has done his first one himself'),
      ],
      situations: {},
    },
  },
} as const satisfies ServiceProcess
