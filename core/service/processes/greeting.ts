import { line, type ServiceProcess } from '../process.ts'

export const greeting = {
  zh: '开门迎客',
  en: 'Greeting at the door',
  aim: line(
    '开门前一切就绪，准点开门，进门的客户有人招呼。',
    'All is ready, the door opens on time, and whoever enters is met.',
  ),
  steps: {
    ready: {
      zh: '营业前准备',
      en: 'Ready before opening',
      checks: [
        line('备用金、零钞、尾箱已到位', 'Cash, small notes and tills are in place'),
        line(
          '叫号机、显示屏、评价器、自助设备开机可用',
          'Kiosk, display, rating tablets and machines are on and work',
        ),
        line(
          '空白单据、笔、老花镜、验钞机齐全',
          'Forms, pens, reading glasses and the note detector are there',
        ),
        line('利率牌、公告、投诉电话为最新', 'Rates, notices and the complaints number are up to date'),
        line('地面、等候区、通道干净无障碍', 'Floor, seats and ways are clean and free'),
        line('着装、工牌、仪容符合要求', 'Dress, badge and appearance are as they should be'),
        line('监控、报警、灭火器正常', 'Cameras, alarm and extinguishers are in order'),
      ],
      situations: {
        early: {
          zh: '未到开门时间，门外已有客户',
          en: 'People stand outside before the hour',
          say: line(
            '各位早，我们准时开门，请先到檐下稍候，我把号先登记好。',
            'Good morning. We open on the hour; please stand under cover while I note who came first.',
          ),
          do: line(
            '按到达先后登记，老人、孕妇先请到避风处；门准点开。',
            'Note who came first, see the old and the pregnant to shelter, and open on time.',
          ),
          never: line('“还没开门，外面等着。”', '“We are not open. Wait outside.”'),
        },
      },
    },
    door: {
      zh: '列队开门',
      en: 'Line-up and opening',
      checks: [
        line(
          '开门前两分钟列队，大堂经理在门内侧',
          'The line-up stands two minutes before, the lobby manager inside the door',
        ),
        line('准点开门，记录开门时间', 'The door opens on time, and the time is noted'),
      ],
      situations: {
        first: {
          zh: '第一批客户进门',
          en: 'The first people come in',
          say: line(
            '早上好，欢迎光临，请问您办理什么业务？',
            'Good morning and welcome. What may we do for you?',
          ),
          do: line(
            '三米之内目光相迎、点头问好，逐位引导取号。',
            'Meet their eyes within three metres, greet, and lead each to a ticket.',
          ),
          never: line('“往里走，自己取号。”', '“Go on in and take a number.”'),
        },
      },
    },
    hall: {
      zh: '营业中巡查',
      en: 'Rounds during the day',
      checks: [
        line('大堂有人，不空岗', 'Somebody is in the hall at all times'),
        line('自助设备有钞、有纸、可用', 'The machines have notes and paper, and work'),
        line('填单台单据、笔充足', 'The writing desk has forms and pens'),
        line('等候超时的客户有人安抚', 'Somebody has spoken to those who wait too long'),
        line('暂停窗口已摆牌并说明原因', 'A closed window shows its sign and why'),
      ],
      situations: {
        machine: {
          zh: '自助设备故障',
          en: 'A machine is out of order',
          say: line(
            '这台设备暂时不能用，很抱歉，我带您到另一台，或者帮您优先安排窗口。',
            'I am sorry, this machine is out of order. I shall take you to another, or find you a place at a window now.',
          ),
          do: line(
            '立即摆故障牌、报修、登记；吞卡吞钞的当场留下联系方式。',
            'Put up the sign, report and register it; take the number of anybody whose card or notes are inside.',
          ),
          never: line('“机器坏了，找厂家。”', '“It is broken, ask the manufacturer.”'),
        },
      },
    },
  },
} as const satisfies ServiceProcess
