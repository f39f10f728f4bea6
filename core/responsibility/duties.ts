/** What a complaint about a teller means for the accounting supervisor, in general (rules.md §6.4). */
import type { Words } from '../words.ts'

export const shortAnswer: Words = {
  zh: '柜员被投诉，会计主管并不当然有责任。只有记录表明下列情形之一，他才负责；单纯的服务态度，由柜员直接负责，现场管理归网点主任与大堂经理。',
  en: 'A complaint about a teller does not by itself make the accounting supervisor responsible. He is where the record shows one of these; mere manners are the teller’s, and the site is the director’s and the lobby manager’s.',
}

interface Duty {
  readonly duty: Words
  /** When it makes him responsible. */
  readonly when: Words
  readonly rules: readonly string[]
}

export const supervisorDuties: readonly Duty[] = [
  {
    duty: { zh: '实时审批、授权重要事项', en: 'Approves and authorises what is important' },
    when: {
      zh: '他批了：缺陷可见，或未看即批、出借授权卡',
      en: 'he approved it: visible, unseen, or on a lent card',
    },
    rules: ['R05', 'R07', 'R19'],
  },
  {
    duty: {
      zh: '事中、事后监督，检查印章、钥匙、凭证、尾箱',
      en: 'Supervises and inspects seals, keys, papers, tills',
    },
    when: { zh: '他该查而没查', en: 'he should have checked and did not' },
    rules: ['R04', 'R09'],
  },
  {
    duty: { zh: '设置权限，安排会计岗位', en: 'Sets limits, assigns accounting posts' },
    when: { zh: '他设错了，或安排了不合格的人', en: 'he set it up wrongly, or assigned the wrong person' },
    rules: ['R08', 'R12'],
  },
  {
    duty: { zh: '督促整改差错，培训与考评柜员', en: 'Chases errors, trains and appraises tellers' },
    when: { zh: '他知情而不作为', en: 'he knew and did nothing' },
    rules: ['R10', 'R11'],
  },
  {
    duty: { zh: '依法办理，拒绝违规事项', en: 'Works by the rules and refuses what is unlawful' },
    when: { zh: '是他下的指令，或他隐瞒、施压', en: 'he ordered it, or concealed it or pressed somebody' },
    rules: ['R13', 'R23'],
  },
  {
    duty: { zh: '到场处理升级的投诉', en: 'Comes when a complaint grows' },
    when: {
      zh: '他来晚了，或首问不登记、推诿',
      en: 'he came late, or did not register what he was asked first',
    },
    rules: ['R24', 'R22'],
  },
]
