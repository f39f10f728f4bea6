/** What a customer who has complained is told in writing, and of what nothing is written. */
import { expect, test } from 'vitest'
import { type Deed, type Done, letterOf, type Told } from '../../core/complaints/letters.ts'

const rules = { recheckAskDays: 30, recheckDays: 30 }

const done = (deed: Deed, words: string, serial: number): Done => ({
  deed,
  day: '2026-03-02',
  serial,
  words,
  legalDue: deed === 'extend' ? '2026-04-01' : '2026-03-17',
})

const course: readonly (readonly [Deed, string])[] = [
  ['register', ''],
  ['handOver', '转大堂经理'],
  ['calm', '已安抚'],
  ['extend', '需调取监控'],
  ['collect', '当时一个窗口在调钞'],
  ['propose', '加开窗口'],
  ['agree', '客户同意'],
  ['confirm', '客户满意'],
]

const told = (deeds: typeof course, own: Partial<Told> = {}): Told => ({
  id: 'complaint-20260302-4',
  opened: '2026-03-02',
  said: '等了一个小时，\n只开一个窗口',
  reason: { zh: '服务态度与服务质量', en: 'manners and quality of service' },
  customer: '王小明',
  done: deeds.map(([deed, words], index) => done(deed, words, index + 4)),
  ...own,
})

const letterAfter = (deeds: typeof course, own: Partial<Told> = {}) => {
  const all = told(deeds, own)
  const last = all.done.at(-1)
  return last ? letterOf(all, last, rules) : null
}

test.each<[Deed, string | null]>([
  ['register', '投诉受理告知书'],
  ['handOver', null],
  ['calm', null],
  ['collect', null],
  ['propose', null],
  ['agree', null],
  ['extend', '投诉延期处理告知书'],
  ['confirm', '投诉处理决定书'],
  ['answer', '投诉处理决定书'],
  ['mediate', '转调解告知书'],
  ['recheck', '核查受理告知书'],
  ['withdraw', '撤回投诉确认书'],
  ['call', null],
  ['followUp', null],
  ['reopen', null],
  ['close', '投诉结案告知书'],
])('of %s: %s', (deed, title) => {
  expect(letterAfter([[deed, '说明']])?.title.zh ?? null).toBe(title)
})

test('a decision tells what was found, proposed, agreed and decided, and what may be done about it', () => {
  const letter = letterAfter(course)
  expect(letter?.number).toBe('complaint-20260302-4 / 20260302-11')
  expect(letter?.salutation.zh).toBe('尊敬的王小明：')
  expect(letter?.paragraphs.map(({ zh }) => zh)).toEqual([
    '您于 2026-03-02 提出的投诉（编号 complaint-20260302-4，服务态度与服务质量）：“等了一个小时， 只开一个窗口”',
    '查明的情况：当时一个窗口在调钞',
    '处理意见及依据：加开窗口',
    '双方共识：客户同意',
    '处理结果：客户满意',
    expect.stringContaining('30 日内向上级机构申请核查'),
  ])
})

test('a letter tells of what was done before it only, whenever it is printed', () => {
  const all = told([...course, ['recheck', '不同意'], ['collect', '另有录像'], ['answer', '维持']])
  const [first, second] = all.done.filter(({ deed }) => deed === 'confirm' || deed === 'answer')
  const found = (one: Done | undefined) => one && letterOf(all, one, rules)?.paragraphs[1]?.zh
  expect([found(first), found(second)]).toEqual(['查明的情况：当时一个窗口在调钞', '查明的情况：另有录像'])
})

test('what was agreed in an earlier round is not told as agreed in the next', () => {
  const letter = letterAfter([...course, ['recheck', '不同意'], ['collect', '另有录像'], ['answer', '维持']])
  expect(letter?.paragraphs.map(({ zh }) => zh).join('')).not.toMatch(/双方共识|加开窗口/)
})

test('an extension names the day that it left, and the acceptance the day before it', () => {
  const all = told(course)
  const due = all.done.flatMap(one => {
    const text =
      letterOf(all, one, rules)
        ?.paragraphs.map(({ zh }) => zh)
        .join('') ?? ''
    return /最迟于 ([\d-]+)/.exec(text)?.[1] ?? []
  })
  expect(due).toEqual(['2026-03-17', '2026-04-01'])
})

test.each<[string, Partial<Told>, string]>([
  ['nobody known by name', { customer: null }, '尊敬的客户：'],
  ['a name', { customer: '李四' }, '尊敬的李四：'],
])('to %s', (_, own, salutation) => {
  expect(letterAfter([['register', '']], own)?.salutation.zh).toBe(salutation)
})

test('of a long story the first three hundred signs are said back, and no sign is cut in two', () => {
  const letter = letterAfter([['register', '']], { said: '😤'.repeat(20_000) })
  expect([...(letter?.paragraphs[0]?.zh ?? '')].filter(sign => sign === '😤')).toHaveLength(300)
})
