/** An outlet for tests: who works in it, what lies in its vault, and how its day is opened. */
import type { FoundingFile } from '../../core/founding.ts'
import { parseNotes } from '../../core/ledger/units.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { given } from '../../core/std.ts'
import type { Crew } from '../../server/actors.ts'

export const BRANCH = '0101'
export const DAY = '2026-03-02'

export const foundingFile: FoundingFile = {
  branch: BRANCH,
  name: { zh: '测试网点', en: 'Test outlet' },
  unit: 'CNY',
  day: DAY,
  // One customer opens all the accounts that a test needs.
  parameters: { ...defaultParameters, personal: { ...defaultParameters.personal, oneMost: 1_000 } },
  tellers: [
    { id: '0001', name: { zh: '主任', en: 'Director' }, roles: ['outletDirector'], grade: 7 },
    { id: '0002', name: { zh: '主管', en: 'Supervisor' }, roles: ['accountingSupervisor'], grade: 6 },
    { id: '0003', name: { zh: '综合柜员', en: 'Chief' }, roles: ['chiefTeller'], grade: 5 },
    { id: '0011', name: { zh: '甲', en: 'A' }, roles: ['teller'], grade: 3 },
    { id: '0012', name: { zh: '乙', en: 'B' }, roles: ['teller'], grade: 3 },
    { id: '0013', name: { zh: '丙', en: 'C' }, roles: ['teller'], grade: 4 },
  ],
  tills: ['01', '02', '03'],
  cash: given(parseNotes('100x50000 50x2000 20x1000 10x2000 5x400 1x2000 c0.1x100 c0.01x100'), 'cash'),
}

export const signers = {
  witness: ['0013', '0003', '0012'],
  reviewer: ['0013', '0003'],
  chiefTeller: ['0003', '0002'],
  supervisor: ['0002', '0001'],
  director: ['0001'],
} as const

/** The branch is open, the vault stocked, and tellers 0011 and 0012 stand at their tills. */
export async function openTheDay({ crew }: { readonly crew: Crew }): Promise<void> {
  await crew.actor('0002').act('8001')
  for (const id of ['0002', '0003', '0011', '0012', '0013']) await crew.actor(id).act('0001')
  await crew.actor('0003').act('1001', { till: '00' })
  await crew.actor('0003').act('2001', { kind: 'passbook', numbers: '1-500' })
  await crew.actor('0003').act('2001', { kind: 'certificate', numbers: '1-500' })
  for (const [id, till] of [
    ['0011', '01'],
    ['0012', '02'],
  ] as const) {
    const teller = crew.actor(id)
    await teller.act('1001', { till })
    await teller.act('1003', { amount: '30000', notes: '100x250 50x50 20x50 10x100 5x40 1x300' })
    await teller.act('2003', { kind: 'passbook', numbers: id === '0011' ? '1-50' : '51-100' })
    await teller.act('2003', { kind: 'certificate', numbers: id === '0011' ? '1-50' : '51-100' })
  }
}
