import { line, type ServiceProcess } from '../process.ts'

export const recommendation = {
  zh: '产品推介',
  en: 'Recommendation',
  aim: line(
    '发现需要才推介，先适当性，后销售。',
    'Recommended where there is a need; suitability comes before the sale.',
  ),
  steps: {
    need: {
      zh: '发现需要',
      en: 'Spot the need',
      checks: [
        line('到期、大额活期闲置、工资入账、孩子上学', 'A maturity, idle money, wages, school'),
        line('柜台只说一句，不影响后面的客户', 'One sentence at the window, and nobody behind waits for it'),
      ],
      situations: {
        idle: {
          zh: '活期有大额闲钱',
          en: 'Much lies on the current account',
          say: line(
            '您这笔钱近期不用的话，存个通知存款利息会高一些，需要的话我请客户经理跟您算算。',
            'If you do not need this soon, a notice deposit earns more. Shall our manager work it out with you?',
          ),
          do: line('客户点头再转介给客户经理。', 'Refer him to the manager once he agrees.'),
          never: line('“这个产品稳赚，大家都买。”', '“It always pays, everybody buys it.”'),
        },
      },
    },
    suit: {
      zh: '适当性与风险揭示',
      en: 'Suitability and risk',
      checks: [
        line('风险评估在有效期内，等级匹配', 'The risk grade is valid and fits'),
        line('说清发行人、期限、费用、可能亏损', 'Issuer, term, costs and possible loss are told'),
        line('销售专区、双录', 'In the sales corner, recorded'),
      ],
      situations: {
        deposit: {
          zh: '客户问是不是存款',
          en: 'He asks whether it is a deposit',
          say: line(
            '这不是存款，是代销的产品，可能亏损；发行人和风险等级写在这里，您看清再决定。',
            'It is not a deposit; we sell it for another and it may lose. Issuer and risk stand here; read before you decide.',
          ),
          do: line('等级不匹配一律不卖。', 'What does not fit is not sold.'),
          never: line('“跟存款一样，保本。”', '“As safe as a deposit.”'),
        },
      },
    },
    follow: {
      zh: '跟进',
      en: 'Follow up',
      checks: [
        line('转介写明客户需要和方便联系的时间', 'A referral says what he needs and when to call'),
        line('到期、大幅波动主动联系', 'He is called at maturity and when it moves much'),
      ],
      situations: {},
    },
  },
} as const satisfies ServiceProcess
