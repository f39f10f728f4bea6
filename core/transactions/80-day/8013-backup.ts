import { named, supervisor } from '../../authorise.ts'
import { newItemId } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import type { Values } from '../../fields/field.ts'
import { teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import { create, openItem } from '../../ledger/build.ts'
import type { Teller } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'

const claimOf = (checksum: string): string => `backup/${checksum.toLowerCase()}`

const dayIsOver: Check<Values> = {
  name: { zh: '备份日已日切', en: 'The day that it holds has ended' },
  test: ({ day: of }, desk) =>
    (of as string) < desk.day ? null : { ...refuse('backupTooEarly', { day: of as string }), field: 'day' },
}

/** The checksum is what the medium is proven by, years later: it is right, and nobody's else. */
const isProven: Check<Values> = {
  name: {
    zh: '校验和为 SHA-256，未登记过，恢复验证通过',
    en: 'A SHA-256 not registered yet, and it was restored',
  },
  test({ checksum, restored }, { state }) {
    const typed = checksum as string
    if (!/^[0-9a-f]{64}$/i.test(typed)) return { ...refuse('checksumMalformed'), field: 'checksum' }
    const known = state.get('claim', claimOf(typed))
    if (known) return { ...refuse('backupKnown', { item: known.owner }), field: 'checksum' }
    return restored === 'no' ? { ...refuse('backupUnproven'), field: 'restored' } : null
  },
}

const areTwo: Check<Values> = {
  name: { zh: '接收人不是本人', en: 'The receiver is another person' },
  test: ({ receiver }, { teller: self }) =>
    (receiver as Teller).id === self.id ? { ...refuse('makerIsChecker'), field: 'receiver' } : null,
}

export const backupHandOver = defineTransaction({
  code: '8013',
  name: { zh: '数据备份移交', en: 'Hand over a backup' },
  purpose: {
    zh: '登记日终之后的数据备份：文件、SHA-256 校验和、备份盘号，恢复验证通过后由接收人当面签收、主管授权。备份在状态页或日终页一键生成，从那里点“移交”即带出文件名和校验和；管理员也可用 npm run backup。',
    en: 'Registers the backup of an ended day: file, SHA-256, medium. It has been restored on trial; the receiver signs for it and the supervisor too. It is made by the button of the status or day end page, from where this form opens with file and checksum filled in; or by npm run backup.',
  },
  who: ['chiefTeller', 'accountingSupervisor'],
  duty: [],
  branch: [],
  seal: null,
  fields: {
    day: day({ zh: '备份截至日', en: 'Holds the books up to' }),
    file: text({ zh: '文件名', en: 'File' }, { max: 80 }),
    checksum: text({ zh: 'SHA-256 校验和', en: 'SHA-256' }, { max: 64, sample: 'ab12'.repeat(16) }),
    restored: choice({ zh: '恢复验证', en: 'Restored on trial' }, [
      { value: 'yes', zh: '通过', en: 'Yes' },
      { value: 'no', zh: '未做或未通过', en: 'No' },
    ]),
    medium: text({ zh: '备份盘号', en: 'Medium' }, { max: 30 }),
    receiver: teller({ zh: '接收人', en: 'Receiver' }),
  },
  also: ({ checksum }) => [`claim:${claimOf(checksum)}`],
  checks: [dayIsOver, isProven, areTwo],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [named('receiver'), supervisor] }],
  effects({ day: of, file, checksum, medium, receiver }, desk) {
    const id = newItemId(desk, 'backup')
    const data = { day: of, file, checksum: checksum.toLowerCase(), medium, receiver: receiver.id }
    return [
      openItem({
        kind: 'backup',
        id,
        state: 'handedOver',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data,
      }),
      create('claim', claimOf(checksum), { owner: id }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['day', 'file', 'checksum', 'restored', 'medium', 'receiver', 'item'],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '备份盘交专人保管', en: 'The medium goes to its keeper' },
      by: '0003',
      fields: {
        day: '2026-03-01',
        file: 'zhanggui-0101-20260301.dump',
        checksum: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        restored: 'yes',
        medium: '盘 03',
        receiver: '0013',
      },
      gives: [
        'new item backup-20260302-2',
        'new claim backup/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      ],
    },
  ],
})
