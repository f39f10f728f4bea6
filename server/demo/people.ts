/** The people of the demo branch. Their password is known to everybody, so they exist in demo mode only. */
import type { FoundingFile } from '../../core/founding.ts'
import { roleNames } from '../../core/derive/standing.ts'
import type { Role } from '../../core/ledger/entities.ts'
import type { Words } from '../../core/words.ts'

export const DEMO_PASSWORD = '888888'

export interface Hint {
  readonly id: string
  readonly name: Words
  readonly role: Words
  readonly password: string
}

const person = (id: string, zh: string, en: string, role: Role, grade: number) => ({
  id,
  name: { zh, en },
  roles: [role],
  grade,
})

export const demoPeople: FoundingFile['tellers'] = [
  person('0001', '陈志远', 'Chen Zhiyuan', 'outletDirector', 7),
  person('0002', '林慧', 'Lin Hui', 'accountingSupervisor', 6),
  person('0003', '周敏', 'Zhou Min', 'chiefTeller', 5),
  person('0011', '王芳', 'Wang Fang', 'teller', 3),
  person('0012', '李强', 'Li Qiang', 'teller', 3),
  person('0013', '张伟', 'Zhang Wei', 'teller', 4),
  person('0014', '刘洋', 'Liu Yang', 'teller', 2),
  person('0021', '吴静', 'Wu Jing', 'lobbyManager', 3),
  person('0031', '沈岚', 'Shen Lan', 'postSupervisor', 5),
  person('0032', '方毅', 'Fang Yi', 'postSupervisor', 5),
]

/** Who stands at which till. */
export const TELLERS = [
  ['0011', '01'],
  ['0012', '02'],
  ['0013', '03'],
] as const

/** The chief teller has the main till. */
export const HANDS = [...TELLERS, ['0003', '00']] as const

/** Who of them signs as what. */
export const demoSigners = {
  witness: ['0013', '0012', '0003'],
  reviewer: ['0013', '0003'],
  chiefTeller: ['0003', '0002'],
  supervisor: ['0002', '0001'],
  director: ['0001'],
} as const

/** The people of the second outlet, with the same password. */
export const secondPeople: FoundingFile['tellers'] = [
  person('0002', '郭强', 'Guo Qiang', 'accountingSupervisor', 6),
  person('0003', '罗琳', 'Luo Lin', 'chiefTeller', 5),
  person('0011', '唐悦', 'Tang Yue', 'teller', 3),
  person('0012', '宋涛', 'Song Tao', 'teller', 4),
]

export const demoHints: readonly Hint[] = demoPeople.map(({ id, name, roles }) => ({
  id,
  name,
  role: roleNames[roles[0] as Role],
  password: DEMO_PASSWORD,
}))

/** Customers who come in during the demo week. Names and numbers are made up; the check digits are right. */
export const demoCustomers: readonly { name: string; born: string; sex: 'm' | 'f'; phone: string }[] = [
  { name: '赵建国', born: '19580312', sex: 'm', phone: '13800010001' },
  { name: '钱丽华', born: '19670725', sex: 'f', phone: '13800010002' },
  { name: '孙晓明', born: '19850917', sex: 'm', phone: '13800010003' },
  { name: '李秀英', born: '19490130', sex: 'f', phone: '13800010004' },
  { name: '周杰', born: '19920604', sex: 'm', phone: '13800010005' },
  { name: '吴美玲', born: '19781121', sex: 'f', phone: '13800010006' },
  { name: '郑浩然', born: '20010208', sex: 'm', phone: '13800010007' },
  { name: '王玉兰', born: '19550819', sex: 'f', phone: '13800010008' },
  { name: '冯志强', born: '19730406', sex: 'm', phone: '13800010009' },
  { name: '陈思雨', born: '19981003', sex: 'f', phone: '13800010010' },
  { name: '褚文博', born: '19890512', sex: 'm', phone: '13800010011' },
  { name: '卫晓燕', born: '19820228', sex: 'f', phone: '13800010012' },
  { name: '蒋大伟', born: '19640915', sex: 'm', phone: '13800010013' },
  { name: '沈佳怡', born: '19951127', sex: 'f', phone: '13800010014' },
  { name: '韩立军', born: '19700301', sex: 'm', phone: '13800010015' },
  { name: '杨春梅', born: '19610614', sex: 'f', phone: '13800010016' },
]
