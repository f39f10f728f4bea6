import { line, type ServiceProcess } from '../process.ts'

export const reception = {
  zh: '业务接待',
  en: 'Reception at the window',
  aim: line(
    '一笔业务从招呼到送别，听清、说清、办清。',
    'From greeting to farewell: heard right, said right, done right.',
  ),
  steps: {
    greet: {
      zh: '起身迎接',
      en: 'Rise and greet',
      checks: [
        line('举手示意，目光相迎', 'A hand is raised, the eyes meet'),
        line('核对票号与客户', 'The ticket is that of the customer'),
      ],
      situations: {
        waited: {
          zh: '客户等了较久',
          en: 'He has waited long',
          say: line(
            '您好，让您久等了，请坐。',
            'Good day, and thank you for your patience. Please sit down.',
          ),
          do: line(
            '先道歉再办业务，不解释忙的理由。',
            'Apologise first and serve; do not explain how busy it is.',
          ),
          never: line('“人多，没办法。”', '“There are many people, what can I do.”'),
        },
      },
    },
    ask: {
      zh: '询问需求',
      en: 'Ask what is wanted',
      checks: [
        line('问清业务、金额、有没有预约', 'Which business, how much, and whether it is booked'),
        line('客户话说完再回应', 'He has finished before he is answered'),
      ],
      situations: {
        unclear: {
          zh: '客户说不清要办什么',
          en: 'He cannot say what he wants',
          say: line(
            '您是想存、取，还是转给别人？我一步一步帮您看。',
            'Is it to pay in, to draw, or to send to somebody? Let us see step by step.',
          ),
          do: line('给两三个选项让客户选，不用行话。', 'Offer two or three choices in plain words.'),
          never: line('“你到底要办什么？”', '“What is it that you want?”'),
        },
      },
    },
    papers: {
      zh: '双手接递、核对证件',
      en: 'Papers with both hands',
      checks: [
        line('双手接递证件和凭证', 'Papers are taken and given with both hands'),
        line('证件与本人一致、在有效期内', 'The document is his and valid'),
        line('缺资料的一次说清、写在纸上', 'What is missing is told once, and on paper'),
      ],
      situations: {
        missing: {
          zh: '证件或资料不齐',
          en: 'Something is missing',
          say: line(
            '还差这一样，我写给您，下次带上直接找我，不用重新取号。',
            'This one is missing. I write it down for you; bring it to me and you need no new ticket.',
          ),
          do: line(
            '一次性告知，能先办的先办，给出替代办法。',
            'Tell all at once, do what can be done, offer another way.',
          ),
          never: line('“资料不齐办不了，下一位。”', '“Incomplete. Next.”'),
        },
      },
    },
    confirm: {
      zh: '唱收复述、确认金额账号',
      en: 'Say amount and account aloud',
      checks: [
        line('当面清点，唱收金额', 'Notes are counted before him and the amount said'),
        line('复述户名、账号后四位', 'Name and last four digits are repeated'),
        line(
          '大额、转账问清用途和收款人，提醒防诈骗',
          'For large sums and transfers: what for, to whom, and the warning of fraud',
        ),
      ],
      situations: {
        differs: {
          zh: '清点金额与客户所说不符',
          en: 'The count differs from what he said',
          say: line(
            '我数了两遍是这个数，请您看着点钞机，我再过一遍。',
            'I have counted twice. Please watch the machine while I count again.',
          ),
          do: line(
            '钱不离客户视线，过机复点，仍不符请主管到场。',
            'The notes stay in sight; count by machine, and call the supervisor where it still differs.',
          ),
          never: line('“你少给了，自己数。”', '“You gave too little. Count it yourself.”'),
        },
        stranger: {
          zh: '客户要汇给不认识的人',
          en: 'He sends money to a stranger',
          say: line(
            '您认识收款人吗？有没有人在电话里催您？我们先核实一下，对您没有坏处。',
            'Do you know him? Is somebody pressing you on the phone? Let us check first; it costs you nothing.',
          ),
          do: line(
            '放慢、多问一句，疑似诈骗的请主管并报警劝阻。',
            'Slow down and ask once more; where it looks like fraud call the supervisor and the police.',
          ),
          never: line('“钱是你的，随便你。”', '“It is your money, do as you like.”'),
        },
      },
    },
    hand: {
      zh: '交付现金与凭证',
      en: 'Hand out notes and papers',
      checks: [
        line('唱付金额，请客户当面点清', 'The amount is said, and he counts it there'),
        line('请客户看清后签字', 'He reads before he signs'),
        line('证件、卡折、回单逐样归还', 'Document, book and slip go back one by one'),
      ],
      situations: {
        small: {
          zh: '客户要换新钞或零钞',
          en: 'He asks for new or small notes',
          say: line(
            '请稍等，我看看尾箱里有多少，不够的我登记，备好后通知您。',
            'One moment, I see what I have; for the rest I note it and let you know.',
          ),
          do: line(
            '有则换，无则登记并告知时间。',
            'Change it where there is some; else note it and say when.',
          ),
          never: line('“没有零钱。”', '“No change.”'),
        },
      },
    },
    farewell: {
      zh: '一句话推荐、请评价、送别',
      en: 'One sentence, rating, farewell',
      checks: [
        line('合适才推荐，一句话为限', 'Recommended only where it fits, in one sentence'),
        line('请客户评价，不代按', 'He is asked to rate, and nobody presses for him'),
        line('提醒带好随身物品', 'He is reminded of his things'),
      ],
      situations: {
        rating: {
          zh: '业务办完',
          en: 'All is done',
          say: line(
            '您的业务办好了，请对我的服务作个评价；请带好您的物品，慢走。',
            'It is all done. Please rate how I served you, and do not forget your things. Goodbye.',
          ),
          do: line('目送离柜后再叫下一位。', 'See him leave before the next is called.'),
          never: line('“给个满意啊。”', '“Press ‘good’, will you.”'),
        },
      },
    },
  },
} as const satisfies ServiceProcess
