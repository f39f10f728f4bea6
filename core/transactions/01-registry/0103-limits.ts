import { director } from '../../authorise.ts'
import type { Desk } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { code } from '../../fields/code.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, optional } from '../../fields/field.ts'
import { teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import type { Teller } from '../../ledger/entities.ts'
import { hasAmount, parseAmount } from '../../measures.ts'
import type { Parameters } from '../../parameters.ts'
import { type Refusal, refuse } from '../../refusals.ts'
import { agree, agreeKeys } from '../../registry/adopt.ts'
import type { Amendment } from '../../registry/amendment.ts'
import { attributeOf, isEssential } from '../../registry/attributes.ts'
import { grades } from '../../registry/grades.ts'
import { type SettingName, settings } from '../../registry/settings.table.ts'
import { parseSetting, settingsOf } from '../../registry/settings.ts'
import type { Words } from '../../words.ts'
import { typedTransactions } from '../catalogue.ts'
import { defineTransaction, none } from '../define.ts'

const rows = ['1', '2', '3', '4'].map(value => ({ value, zh: `第 ${value} 档`, en: `Row ${value}` }))

interface Asked {
  readonly what: string
  readonly code: string | null
  readonly row: string | null
  readonly grade: string | null
  readonly teller: Teller | null
  readonly setting: SettingName | null
  readonly value: string | null
  readonly list: string | null
}

/** What the form asks for; every kind of limit reads the value in its own way. */
function amendmentIn(asked: Asked, { parameters }: Desk): Amendment | Refusal {
  const { what, code: of, row, grade, teller: person, setting, value, list } = asked
  const typed = value ?? ''
  if (what === 'amount' && of && row) return amountIn(of, Number(row) - 1, typed)
  if (what === 'share' && grade) return shareIn(grade, typed)
  if (what === 'groups' && person) return groupsIn(person, list ?? '', parameters)
  if (what === 'blocked' && person) return blockedIn(person, list ?? '')
  const name = setting as SettingName
  const figure = parseSetting(name, typed)
  return figure === null ? malformed(settings[name].name, typed) : { of: 'setting', name, value: figure }
}

function amountIn(of: string, row: number, typed: string): Amendment | Refusal {
  const transaction = typedTransactions().find(one => one.code === of)
  if (!transaction) return { ...refuse('codeUnknown', { code: of }), field: 'code' }
  const rung = transaction.authorisation[row]
  if (!rung || !hasAmount(rung.measure))
    return { ...refuse('rowUnknown', { code: of, row: String(row + 1) }), field: 'row' }
  const amount = parseAmount(rung.measure, typed)
  const name = { zh: '授权金额', en: 'the amount' }
  return amount === null
    ? malformed(name, typed)
    : { of: 'amount', code: of, row, measure: rung.measure, value: amount }
}

function shareIn(grade: string, typed: string): Amendment | Refusal {
  const name = { zh: '限额比例', en: 'the share' }
  return /^\d{1,5}$/.test(typed) ? { of: 'share', grade, value: Number(typed) } : malformed(name, typed)
}

/** Empty is all the groups of his post. */
function groupsIn({ id }: Teller, typed: string, parameters: Parameters): Amendment | Refusal {
  const groups = listed(typed)
  const known = new Set(typedTransactions().map(one => attributeOf(parameters, one.code, 'group')))
  const unknown = groups.find(group => !known.has(group))
  if (unknown !== undefined) return { ...refuse('groupUnknown', { group: unknown }), field: 'list' }
  return { of: 'teller', teller: id, attribute: 'groups', value: groups.length === 0 ? null : groups }
}

function blockedIn({ id }: Teller, typed: string): Amendment | Refusal {
  const codes = listed(typed)
  const unknown = codes.find(one => !typedTransactions().some(({ code: own }) => own === one))
  if (unknown !== undefined) return { ...refuse('codeUnknown', { code: unknown }), field: 'list' }
  // It would stand in the registry and do nothing: signing on and off, and the day, are never blocked.
  const essential = codes.find(isEssential)
  if (essential !== undefined) return { ...refuse('codeEssential', { code: essential }), field: 'list' }
  return { of: 'teller', teller: id, attribute: 'blocked', value: codes }
}

const listed = (typed: string): string[] => [
  ...new Set(typed.split(/[\s,，、;；]+/).filter(part => part !== '')),
]

const malformed = (what: Words, text: string): Refusal => ({
  ...refuse('figureMalformed', { what, text }),
  field: 'value',
})

export const limits = defineTransaction({
  code: '0103',
  name: { zh: '权限与限额维护', en: 'Permissions and limits' },
  purpose: {
    zh: '变更授权金额、各级柜员限额比例、柜员的交易组与禁用代码、其他限额和期限。会计主管提出，网点主任授权，自生效日起执行；再提一笔即可改回。',
    en: 'Changes amounts of authorisation, shares of grades, a teller’s groups and blocked codes, other limits and deadlines. Proposed by the supervisor, signed by the director, in force from its day; another change takes it back.',
  },
  who: ['accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    what: choice({ zh: '变更什么', en: 'What' }, [
      { value: 'amount', zh: '授权金额', en: 'Amount of authorisation' },
      { value: 'share', zh: '等级比例', en: 'Share of a grade' },
      { value: 'groups', zh: '柜员交易组', en: 'Groups of a teller' },
      { value: 'blocked', zh: '柜员禁用代码', en: 'Blocked codes of a teller' },
      { value: 'setting', zh: '其他限额', en: 'Another limit' },
    ]),
    code: onlyWhen(code({ zh: '交易代码', en: 'Code' }), 'what', ['amount']),
    row: onlyWhen(choice({ zh: '档次', en: 'Row' }, rows), 'what', ['amount']),
    grade: onlyWhen(choice({ zh: '柜员等级', en: 'Grade' }, grades), 'what', ['share']),
    teller: onlyWhen(teller({ zh: '柜员', en: 'Teller' }), 'what', ['groups', 'blocked']),
    setting: onlyWhen(choice({ zh: '限额', en: 'Limit' }, settingsOf('0103')), 'what', ['setting']),
    value: onlyWhen(text({ zh: '新值', en: 'New value' }, { max: 20, sample: '60000' }), 'what', [
      'amount',
      'share',
      'setting',
    ]),
    list: onlyWhen(
      optional(
        text({ zh: '交易组或代码（空为不限）', en: 'Groups or codes (empty: no limit)' }, { max: 200 }),
      ),
      'what',
      ['groups', 'blocked'],
    ),
    from: day({ zh: '生效日期', en: 'From' }),
    reason: text({ zh: '变更依据', en: 'Grounds' }, { max: 120 }),
  },
  also: agreeKeys,
  checks: [],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [director] }],
  effects: ({ from, reason, ...asked }, desk) => agree(desk, amendmentIn(asked, desk), from, reason),
  expand: none,
  explain: none,
  view: null,
  receipt: ['what', 'code', 'row', 'grade', 'teller', 'setting', 'value', 'list', 'reason', 'item', 'from'],
  undoneBy: '0103',
  preview: 'none',
  examples: [
    {
      title: {
        zh: '下周起存款八万元才复核',
        en: 'Deposits are counted twice from eighty thousand on, next week',
      },
      by: '0002',
      fields: {
        what: 'amount',
        code: '0510',
        row: '1',
        value: '8万',
        from: '2026-03-09',
        reason: '分行 2026-12 号文',
      },
      gives: ['new item amendment-20260302-2'],
    },
    {
      title: { zh: '柜员即日起只办储蓄', en: 'A teller does savings only, from today' },
      by: '0002',
      fields: { what: 'groups', teller: '0012', list: '05 32', from: '2026-03-02', reason: '岗位调整' },
      gives: ['new item amendment-20260302-2', 'set teller 0012 groups null > ["05","32"]'],
    },
  ],
})
