import { line, type ServiceProcess } from '../process.ts'

export const triage = {
  zh: '客户分流',
  en: 'Triage',
  aim: line(
    '让每位客户一次到对的地方，窗口留给非窗口办不可的业务。',
    'Everybody reaches the right place at once, and windows serve what only a window can.',
  ),
  steps: {
    door: {
      zh: '一次分流（门口）',
      en: 'First, at the door',
      checks: [
        line('问业务、金额、时间，看证件', 'Asked: which business, how much, how much time; document seen'),
        line(
          '取款两万元以下、转账、缴费先引导自助和手机银行',
          'Small withdrawals, transfers and bills are led to machines and the phone first',
        ),
        line('老年、孕妇、行动不便的优先照顾', 'The old, the pregnant and the disabled are cared for first'),
        line('贵宾与对公按规定引导', 'VIPs and companies go where they belong'),
      ],
      situations: {
        declined: {
          zh: '客户不愿用自助设备',
          en: 'He does not want the machine',
          say: line(
            '没关系，我给您取号；前面还有几位，您愿意的话我陪您用一次机器，大约两分钟。',
            'That is all right, here is your ticket. Some wait before you; I can stay with you at the machine, it takes two minutes.',
          ),
          do: line(
            '只劝一次，不强推；记下结果（客户不愿）。',
            'Offer once and do not insist; note that he declined.',
          ),
          never: line('“这种业务窗口不办。”', '“Windows do not do that.”'),
        },
      },
    },
    seats: {
      zh: '二次分流（等候区）',
      en: 'Second, in the waiting area',
      checks: [
        line('巡看等候区，复核资料是否齐全', 'Those who wait are visited and their papers looked at again'),
        line('能预填的单子先填好', 'Forms are filled in before'),
        line('等候超过告知时间的主动说明', 'Whoever waits longer than told is spoken to'),
      ],
      situations: {
        impatient: {
          zh: '客户等得着急',
          en: 'He grows impatient',
          say: line(
            '您等了一会儿了，实在抱歉，我先帮您把单子填好，到窗口就快了。',
            'You have waited; I am sorry. I fill in the form with you now, so the window is quick.',
          ),
          do: line(
            '先道歉，再找更快的办法；超过时限的请主管加开窗口。',
            'Apologise, then find a quicker way; beyond the limit ask that another window be opened.',
          ),
          never: line('“前面还有很多人，我也没办法。”', '“There are many before you, what can I do.”'),
        },
      },
    },
    outward: {
      zh: '外分流',
      en: 'Outward',
      checks: [
        line('附近网点、自助点的位置和忙闲说清', 'Where the next outlet or machine is, and how busy'),
        line('可预约的当场约好时间', 'What can be booked is booked on the spot'),
        line('记录去向和结果', 'Where he went and what came of it is noted'),
      ],
      situations: {
        elsewhere: {
          zh: '本网点当天办不了',
          en: 'It cannot be done here today',
          say: line(
            '这项业务今天在这里办不了，我帮您问好哪家能办，再约个您方便的时间。',
            'We cannot do this here today. I find out who can, and book an hour that suits you.',
          ),
          do: line(
            '先打电话确认能办，再请客户去；不让客户白跑。',
            'Call there first; nobody is sent in vain.',
          ),
          never: line('“去别的网点吧。”', '“Try another branch.”'),
        },
      },
    },
  },
} as const satisfies ServiceProcess
