import { line, type ServiceProcess } from '../process.ts'

export const farewell = {
  zh: '送别与营业结束',
  en: 'Farewell and closing',
  aim: line(
    '进门的客户办完再结账，清场干净，当天的事当天说。',
    'Whoever came in is served, the hall is cleared, and the day is talked over.',
  ),
  steps: {
    last: {
      zh: '最后一批客户',
      en: 'The last ones',
      checks: [
        line('停止取号前十分钟播报', 'Announced ten minutes before the last ticket'),
        line('营业时间内进门的客户都办完', 'Whoever came in before closing is served'),
      ],
      situations: {
        late: {
          zh: '刚关门客户赶到',
          en: 'Somebody comes just after closing',
          say: line(
            '今天刚结束营业，您急办什么？挂失、止付我现在帮您打电话办，其他的约明早第一个。',
            'We have just closed. What is urgent? A loss I report by phone with you now; anything else comes first tomorrow.',
          ),
          do: line('急事当场帮，其他当面约好。', 'Help with what is urgent, book the rest.'),
          never: line('“下班了，明天再来。”', '“We are closed, come tomorrow.”'),
        },
      },
    },
    hall: {
      zh: '清场与关闭检查',
      en: 'Clearing and closing checks',
      checks: [
        line('大厅、卫生间、自助区无滞留人员', 'Nobody is left in hall, washroom and self-service'),
        line('客户遗留物品已登记', 'What people left behind is registered'),
        line('现金、凭证、印章入库封箱', 'Cash, vouchers and seals are sealed and in the vault'),
        line('叫号机、显示屏、空调、照明关闭', 'Kiosk, display, air conditioning and lights are off'),
        line('监控、报警布防，门窗上锁', 'Cameras and alarm are set, doors and windows locked'),
      ],
      situations: {},
    },
    review: {
      zh: '日终小结',
      en: 'Review of the day',
      checks: [
        line('看等候、评价、投诉三组数字', 'Waits, ratings and complaints are looked at'),
        line('检查中的问题落实到人', 'Each thing found has somebody who mends it'),
        line('表扬一件、改进一件', 'One thing praised, one to better'),
      ],
      situations: {},
    },
  },
} as const satisfies ServiceProcess
