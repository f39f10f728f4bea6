/**
 * What the desk asks before a form means anything: whether he works here, what his post may, what the bank
 * has said of the code, how the day stands, what is in his hands. Each is a row. The decision walks them in
 * order, and the first that refuses is the answer; whoever asks why he may not walks the same rows and sees
 * all of them (core/question.ts).
 */
import { delegatedCode } from './control/delegation.ts'
import { onLeave } from './control/leave.ts'
import { branchStates, dutyNames, roleNames } from './derive/standing.ts'
import type { Branch, Teller } from './ledger/entities.ts'
import type { Parameters } from './parameters.ts'
import { attributeOf, attributeWords, isEssential } from './registry/attributes.ts'
import { type Refusal, refuse } from './refusals.ts'
import { isAmong, sealKinds } from './seals.ts'
import type { Transaction } from './transactions/define.ts'
import { alike, joined, type Words, yesOrNo } from './words.ts'

export interface AtDesk {
  readonly transaction: Transaction
  readonly teller: Teller
  readonly branch: Branch
  readonly parameters: Parameters
}

export interface DeskRule {
  readonly name: Words
  /** Whether it stands from day to day; else it is of the moment, and may be so no more in a minute. */
  readonly lasting: boolean
  /** What is asked of him, and what is found; null where the code asks nothing of the kind. */
  asks(at: AtDesk): { readonly wanted: Words; readonly found: Words } | null
  test(at: AtDesk): Refusal | null
}

const [yes, no] = [yesOrNo(true), yesOrNo(false)]
const none: Words = { zh: '无', en: 'none' }
const listOf = (words: readonly Words[]): Words => (words.length === 0 ? none : joined(words))

/** What the registry says binds neither the program nor the codes without which nothing could be mended. */
const isRegistered = ({ transaction: { code }, teller: { roles } }: AtDesk): boolean =>
  !roles.includes('system') && !isEssential(code)

const groupIn = ({ transaction: { code }, parameters }: AtDesk): string =>
  attributeOf(parameters, code, 'group')

const refuseBlocked = (at: AtDesk): Refusal =>
  refuse('codeBlocked', { code: at.transaction.code, group: groupIn(at) })

const employed: DeskRule = {
  name: { zh: '在职', en: 'At work here' },
  lasting: true,
  asks: ({ teller: { stopped } }) => ({ wanted: yes, found: stopped ? no : yes }),
  test: ({ teller: { id, stopped } }) => (stopped ? refuse('tellerStopped', { teller: id }) : null),
}

const notOnLeave: DeskRule = {
  name: { zh: '不在强制休假中', en: 'Not on forced leave' },
  lasting: false,
  asks: ({ teller, branch }) => {
    const leave = onLeave(teller, branch.day)
    return { wanted: yes, found: leave ? { zh: `休至 ${leave.until}`, en: `until ${leave.until}` } : yes }
  },
  test: ({ teller, branch }) => {
    const leave = onLeave(teller, branch.day)
    return leave ? refuse('onLeave', { teller: teller.id, until: leave.until }) : null
  },
}

function delegatedBy({
  code,
  teller,
  branch,
}: { readonly code: string } & Pick<AtDesk, 'teller' | 'branch'>) {
  const under = delegatedCode(teller, code, branch.day)
  if (!under) return []
  return [{ zh: `受 ${under.by} 委托至 ${under.until}`, en: `delegated by ${under.by} until ${under.until}` }]
}

const post: DeskRule = {
  name: { zh: '岗位', en: 'Post' },
  lasting: true,
  asks: ({ transaction: { who, code }, teller, branch }) => ({
    wanted: joined(who.map(role => roleNames[role])),
    found: joined([...teller.roles.map(role => roleNames[role]), ...delegatedBy({ code, teller, branch })]),
  }),
  test: ({ transaction: { who, code, name }, teller, branch }) =>
    who.some(role => teller.roles.includes(role)) || delegatedCode(teller, code, branch.day) !== null
      ? null
      : refuse('notYourCode', { code, name }),
}

const codeInUse: DeskRule = {
  name: { zh: '交易码启用', en: 'Code in use' },
  lasting: true,
  asks: at =>
    isRegistered(at)
      ? {
          wanted: yes,
          found: attributeWords('live', attributeOf(at.parameters, at.transaction.code, 'live')),
        }
      : null,
  test: at => {
    const { code, name } = at.transaction
    const isStopped = isRegistered(at) && attributeOf(at.parameters, code, 'live') === 'no'
    return isStopped ? refuse('codeStopped', { code, name }) : null
  },
}

const grade: DeskRule = {
  name: { zh: '柜员等级', en: 'Grade' },
  lasting: true,
  asks: at => {
    if (!isRegistered(at)) return null
    const { transaction, teller, parameters } = at
    const needed = attributeOf(parameters, transaction.code, 'grade')
    return {
      wanted: { zh: `${needed} 级以上`, en: `${needed} or above` },
      found: { zh: `${teller.grade} 级`, en: String(teller.grade) },
    }
  },
  test: at => {
    const { code } = at.transaction
    const needed = attributeOf(at.parameters, code, 'grade')
    return isRegistered(at) && at.teller.grade < Number(needed)
      ? refuse('gradeTooLow', { code, grade: String(at.teller.grade), needed })
      : null
  },
}

const group: DeskRule = {
  name: { zh: '交易组', en: 'Group of codes' },
  lasting: true,
  asks: at =>
    isRegistered(at)
      ? {
          wanted: alike(groupIn(at)),
          found: at.teller.groups === null ? { zh: '全部', en: 'all' } : listOf(at.teller.groups.map(alike)),
        }
      : null,
  test: at => {
    const { groups } = at.teller
    return isRegistered(at) && groups !== null && !groups.includes(groupIn(at)) ? refuseBlocked(at) : null
  },
}

const notBlocked: DeskRule = {
  name: { zh: '未被禁用', en: 'Not blocked for him' },
  lasting: true,
  asks: at =>
    isRegistered(at)
      ? { wanted: yes, found: at.teller.blocked.includes(at.transaction.code) ? no : yes }
      : null,
  test: at =>
    isRegistered(at) && at.teller.blocked.includes(at.transaction.code) ? refuseBlocked(at) : null,
}

const day: DeskRule = {
  name: { zh: '网点状态', en: 'The branch' },
  lasting: false,
  asks: ({ transaction: { branch: wanted }, branch }) =>
    wanted.length === 0
      ? null
      : { wanted: joined(wanted.map(state => branchStates[state])), found: branchStates[branch.state] },
  test: ({ transaction: { branch: wanted }, branch }) =>
    wanted.length === 0 || wanted.includes(branch.state)
      ? null
      : refuse(`branch_${branch.state}`, { day: branch.day }),
}

const duty: DeskRule = {
  name: { zh: '签到', en: 'Duty' },
  lasting: false,
  asks: ({ transaction: { duty: wanted }, teller }) =>
    wanted.length === 0
      ? null
      : { wanted: joined(wanted.map(one => dutyNames[one])), found: dutyNames[teller.duty] },
  test: ({ transaction: { duty: wanted }, teller }) =>
    wanted.length === 0 || wanted.includes(teller.duty)
      ? null
      : refuse(`duty_${teller.duty}`, { teller: teller.id }),
}

/** A paper without its seal is no paper (F81): whoever does not hold one may not begin. */
const sealHeld: DeskRule = {
  name: { zh: '持有印章', en: 'Its seal in his hands' },
  lasting: false,
  asks: ({ transaction: { seal }, teller: { seals } }) =>
    seal && {
      wanted: sealKinds[seal].name,
      found: listOf(seals.filter(no => isAmong([no], seal)).map(alike)),
    },
  test: ({ transaction: { seal, code }, teller: { seals } }) =>
    seal === null || isAmong(seals, seal)
      ? null
      : refuse('sealNotHeld', { seal: sealKinds[seal].name, code }),
}

const sealsOut: DeskRule = {
  name: { zh: '印章已领出', en: 'Seals taken out' },
  lasting: false,
  asks: ({ transaction: { seal }, teller: { sealsAway } }) =>
    seal && { wanted: yes, found: sealsAway ? no : yes },
  test: ({ transaction: { seal }, teller: { sealsAway } }) =>
    seal !== null && sealsAway ? refuse('sealsPutAway') : null,
}

/** In the order in which they are answered. */
export const deskRules: readonly DeskRule[] = [
  employed,
  notOnLeave,
  post,
  codeInUse,
  grade,
  group,
  notBlocked,
  day,
  duty,
  sealHeld,
  sealsOut,
]

export function refuseAtDesk(at: AtDesk): Refusal | null {
  for (const rule of deskRules) {
    const refusal = rule.test(at)
    if (refusal) return refusal
  }
  return null
}

/** Whether a code is among his, whatever the hour. */
export const mayInHisPost = (at: AtDesk): boolean =>
  deskRules.every(({ lasting, test }) => !lasting || test(at) === null)
