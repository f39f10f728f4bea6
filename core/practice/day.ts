/** The practice branch is founded, opened, and its tills are stocked. */
import { foundingEffects } from '../founding.ts'
import * as build from '../ledger/build.ts'
import type { Role } from '../ledger/entities.ts'
import { worth } from '../ledger/units.ts'
import { defaultParameters } from '../parameters.ts'
import { given } from '../std.ts'
import { type Books, notesOf, PRACTICE_BRANCH, PRACTICE_DAY, type Scene } from './books.ts'

const person = (id: string, zh: string, en: string, grade: number, role: Role) => ({
  id,
  name: { zh, en },
  grade,
  roles: [role],
})

const rate = (unit: string, buying: number, middle: number, selling: number) => {
  return { unit, from: PRACTICE_DAY, buying, middle, selling }
}

const RATES = [
  rate('EUR', 7_620_000, 7_745_600, 7_790_000),
  rate('JPY', 45_200, 46_512, 46_900),
  rate('USD', 7_050_000, 7_123_400, 7_152_000),
]

const founding = foundingEffects({
  branch: PRACTICE_BRANCH,
  name: { zh: '练习网点', en: 'Practice outlet' },
  unit: 'CNY',
  day: PRACTICE_DAY,
  parameters: { ...defaultParameters, exchange: RATES },
  tellers: [
    person('0001', '陈志远', 'Chen Zhiyuan', 7, 'outletDirector'),
    person('0002', '林慧', 'Lin Hui', 6, 'accountingSupervisor'),
    person('0003', '周敏', 'Zhou Min', 5, 'chiefTeller'),
    person('0011', '王芳', 'Wang Fang', 3, 'teller'),
    person('0012', '李强', 'Li Qiang', 3, 'teller'),
    person('0013', '张伟', 'Zhang Wei', 4, 'teller'),
    person('0014', '吴静', 'Wu Jing', 3, 'lobbyManager'),
    person('0015', '刘洋', 'Liu Yang', 2, 'teller'),
  ],
  tills: ['01', '02', '03'],
  cash: notesOf('100x10000 50x2000 20x1000 10x1000 5x400 1x500'),
  foreign: { USD: notesOf('100x200 50x50 20x50 10x50 1x100') },
})

function openTheDay({ state, post }: Books): void {
  const branch = given(state.get('branch', PRACTICE_BRANCH), 'practice branch')
  post([build.change('branch', branch.code, branch, { state: 'open' })])
  const tills: Record<string, string> = { '0003': '00', '0011': '01', '0012': '02' }
  for (const id of branch.tellers.filter(teller => teller !== '0015')) {
    const teller = given(state.get('teller', id), id)
    const till = tills[id] ?? null
    post([build.change('teller', id, teller, { duty: 'on', terminal: `T${id}`, till })])
  }
  for (const [teller, no] of Object.entries(tills)) {
    const till = given(state.get('till', no), no)
    post([build.change('till', no, till, { state: no === '02' ? 'balanced' : 'inUse', teller })])
  }
  const sealed = given(state.get('till', '03'), '03')
  post([build.change('till', '03', sealed, { seal: 'S0303', sealedBy: ['0013', '0003'] })])
}

function stockTheTills({ post }: Books): void {
  const cash = notesOf('100x198 50x40 20x50 10x50 5x40 1x100')
  for (const no of ['01', '02']) {
    const amount = worth('CNY', cash)
    const debit = build.debit(build.cashAccountOf(no), amount)
    post([debit, build.credit(build.cashAccountOf('00'), amount)])
    post([build.moveNotes('CNY', cash, 'till:00', build.tillHolder(no))])
  }
  post([build.moveVouchers('passbook', [1001, 2000], 'supplier', 'till:00')])
  post([build.moveVouchers('certificate', [5001, 6000], 'supplier', 'till:00')])
  post([build.moveVouchers('confirmation', [7001, 7100], 'supplier', 'till:00')])
  post([build.moveVouchers('application', [1, 100], 'supplier', 'till:00')])
  post([build.moveVouchers('passbook', [1001, 1050], 'till:00', 'till:01')])
  post([build.moveVouchers('certificate', [5001, 5050], 'till:00', 'till:01')])
  post([build.moveVouchers('confirmation', [7001, 7010], 'till:00', 'till:01')])
}

export const day: Scene = {
  accounts: {},
  set(books) {
    books.post(founding)
    openTheDay(books)
    stockTheTills(books)
  },
}
