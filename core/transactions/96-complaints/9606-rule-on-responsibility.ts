/**
 * Who is responsible, from the decision until it stands (rules.md §6.4, step 6): somebody who has no part
 * decides, whoever has a share may object for some working days, another looks again, and it is locked.
 */
import {
  type Decided,
  decide,
  type DoneRow,
  FROM_TRAIL,
  peopleIn,
  rowBefore,
  sharesIn,
  signedRow,
} from '../../complaints/ruling.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { establishedFacts, namedPosts } from '../../fields/saidLines.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import type { Ruling } from '../../items/ruling.ts'
import { create, moveItem, openItem } from '../../ledger/build.ts'
import { parsePosition, printPosition } from '../../ledger/position.ts'
import { refuse } from '../../refusals.ts'
import { factTable, type Verdict, verdicts } from '../../responsibility/facts.ts'
import { parties, partyNames } from '../../responsibility/parties.ts'
import { evidenceOf, type Posts } from '../../responsibility/posts.ts'
import {
  afterStep,
  proceedingOf,
  type Standing,
  type Step,
  stepNames,
} from '../../responsibility/procedure.ts'
import { currentRules, ruleSetOn } from '../../responsibility/ruleTable.ts'
import type { TypedFacts } from '../../responsibility/typedFacts.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

const DECIDES: readonly Step[] = ['propose', 'reexamine']

/** The claim of a complaint that has its ruling. */
const rulingOf = (complaint: string): string => `ruling/${complaint}`

const onceOnly: Check<Values> = {
  name: { zh: '该投诉尚未认定', en: 'Not decided yet' },
  test({ complaint }, { state }) {
    if (complaint === null) return null
    const owner = state.get('claim', rulingOf((complaint as Item<'complaint'>).id))?.owner
    return owner === undefined ? null : { ...refuse('rulingThere', { item: owner }), field: 'complaint' }
  },
}

const notTyped: Check<Values> = {
  name: { zh: '流水已知的事实不手填', en: 'Nothing typed that the journal knows' },
  test({ facts }) {
    const typed = FROM_TRAIL.find(name => Object.hasOwn((facts ?? {}) as TypedFacts, name))
    if (typed === undefined) return null
    const { zh, en } = factTable[typed]
    return { ...refuse('factFromTrail', { fact: { zh, en } }), field: 'facts' }
  },
}

const notNamed: Check<Values> = {
  name: { zh: '流水已知的人不手填', en: 'Nobody named whom the journal knows' },
  test(values, desk) {
    const about = aboutOf(values, desk)
    const known = about ? peopleIn(about, rowOf(about, desk)) : {}
    const typed = partyNames.find(one => known[one] !== undefined && postsIn(values)[one] !== undefined)
    if (typed === undefined) return null
    const { zh, en } = parties[typed]
    return { ...refuse('postFromTrail', { post: { zh, en } }), field: 'posts' }
  },
}

const postsIn = ({ posts }: Values): Posts => posts ?? {}

const hisToTake: Check<Values> = {
  name: {
    zh: '由无关的人认定、复查、锁定，有份额的人在期限内异议',
    en: 'By whoever may take this step, now',
  },
  test: (values, desk) => (standingAfter(values, desk) === null ? refuse('rulingStepNotYours') : null),
}

/** Where the step leads; null where this person may not take it, or not now. */
function standingAfter(values: Values, desk: Desk): Standing | null {
  const ruling = values.ruling as Item<'ruling'> | null
  const decided = decidedBy(values, desk)
  if (ruling === null && decided === null) return null
  const proceeding = proceedingOf(ruling, decided?.parties ?? [])
  const { day, parameters, teller } = desk
  const rules = ruleSetOn(ruling?.data.of ?? day) ?? currentRules
  return afterStep(values.step as Step, teller, proceeding, { day, closedDays: parameters.closedDays }, rules)
}

const placeBefore = (row: string): string => printPosition(rowBefore(parsePosition(row)))

/** What this request makes of the facts; null for a step that decides nothing. */
function decidedBy(values: Values, desk: Desk): Decided | null {
  const { facts, verdict } = values
  const about = verdict === null ? null : aboutOf(values, desk)
  if (about === null) return null
  const findings = { verdict: verdict as string, facts: (facts ?? {}) as TypedFacts, posts: postsIn(values) }
  return decide(about, rowOf(about, desk), findings, desk.day)
}

/** The complaint that it is about. */
function aboutOf({ complaint, ruling }: Values, { state }: Desk): Item<'complaint'> | null {
  const id = (ruling as Item<'ruling'> | null)?.data.complaint
  const one = (complaint as Item<'complaint'> | null) ?? (id ? state.get('item', id) : undefined)
  return one?.kind === 'complaint' ? one : null
}

/** The row that the complaint is about, with who signed it as what. */
function rowOf({ data }: Item<'complaint'>, { state }: Desk): DoneRow | null {
  const posted = data.row === null ? undefined : state.get('posted', data.row)
  if (data.row === null || !posted) return null
  return signedRow(posted, state.get('posted', placeBefore(data.row)) ?? null)
}

export const ruleOnResponsibility = defineTransaction({
  code: '9606',
  name: { zh: '责任认定', en: 'Rule on responsibility' },
  purpose: {
    zh: '与此事无关的人认定：写明定性和查明的事实，一行一条（事实 值 证据），经办、授权、期限由流水查出，不得手填；其他岗位上是谁，从人员中指明，一行一个（岗位 柜员号 证据）；份额由规则算出。有份额的人三个工作日内可异议，另一名无关的人复查；期满或复查后锁定。',
    en: 'Somebody who has no part decides: the verdict, and what was found out, one fact a line (fact, value, evidence). Who made and signed the row and which deadline was missed comes from the journal and is not typed; who stood at another post is named from the staff, one a line (post, person, evidence); the shares come from the rules. Whoever has a share may object for three working days, another looks again, and it is locked.',
  },
  who: [...everyone, 'postSupervisor'],
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    step: choice<Step>({ zh: '办理', en: 'Step' }, choicesOf(stepNames)),
    complaint: onlyWhen(item({ zh: '投诉编号', en: 'Complaint' }, 'complaint', { ended: true }), 'step', [
      'propose',
    ]),
    ruling: onlyWhen(item({ zh: '认定编号', en: 'Ruling' }, 'ruling'), 'step', [
      'object',
      'reexamine',
      'lock',
    ]),
    verdict: onlyWhen(choice<Verdict>({ zh: '定性', en: 'Verdict' }, choicesOf(verdicts)), 'step', DECIDES),
    facts: onlyWhen(establishedFacts({ zh: '查明的事实', en: 'Facts' }), 'step', DECIDES),
    words: text({ zh: '说明', en: 'In words' }, { max: 300, multiline: true }),
    posts: onlyWhen(namedPosts({ zh: '在岗人员', en: 'Who stood where' }), 'step', DECIDES),
  },
  also({ complaint, ruling }, { state }) {
    const about = complaint?.id ?? ruling?.data.complaint
    const one = about === undefined ? undefined : (complaint ?? state.get('item', about))
    const row = one?.kind === 'complaint' ? one.data.row : null
    return [
      'index:openItems/ruling',
      ...(about === undefined ? [] : [`claim:${rulingOf(about)}` as const, `item:${about}` as const]),
      ...(row ? ([`posted:${row}`, `posted:${placeBefore(row)}`] as const) : []),
    ]
  },
  checks: [onceOnly, notTyped, notNamed, hisToTake],
  authorisation: [],
  effects(values, desk) {
    const to = given(standingAfter(values, desk), 'a check has found the step his')
    const decided = decidedBy(values, desk)
    const { complaint, ruling } = values
    if (ruling !== null) return [moveItem(ruling, to, decided ? resultOf(decided, values) : {})]
    const { id, opened } = given(complaint, 'a complaint, which is asked for')
    const own = newItemId(desk, 'ruling')
    const { teller, day } = desk
    return [
      openItem({
        kind: 'ruling',
        id: own,
        state: to,
        opened: day,
        by: teller.id,
        until: null,
        data: {
          complaint: id,
          of: opened,
          ...resultOf(given(decided, 'a decision decides'), values),
          decidedBy: teller.id,
          decidedOn: day,
        },
      }),
      create('claim', rulingOf(id), { owner: own }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['step', 'complaint', 'ruling', 'verdict', 'facts', 'posts', 'words', 'item'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '查明差错后认定', en: 'Decided once the error was found' },
      by: '0002',
      fields: {
        step: 'propose',
        complaint: 'complaint-20260227-4',
        verdict: 'substantiated',
        facts: 'rudeOnRecord yes 录音 0227-15',
        words: '录音证实言语失当',
      },
      gives: ['new item ruling-20260302-2', 'new claim ruling/complaint-20260227-4'],
    },
  ],
})

const resultOf = ({ one, found, parties: own }: Decided, values: Values) =>
  ({
    people: one.people,
    named: evidenceOf(postsIn(values)),
    facts: one.facts,
    version: found.version,
    verdict: found.verdict,
    shares: sharesIn(found),
    parties: own,
  }) satisfies Partial<Ruling>
