/**
 * What the customer is told in writing (rules.md §7.1): that his complaint is taken, that it takes longer,
 * what was decided, and what he may do about it. A letter is made of what was done and says nothing else, so
 * that it reads the same whenever it is printed.
 */
import type { Day } from '../dates.ts'
import type { Words } from '../words.ts'
import type { ComplaintRules } from './rules.ts'
import type { Course, HandlingStep } from './steps.ts'

/** What was done, by the name that a letter is looked up with. */
export type Deed = 'register' | 'bringIn' | 'handOver' | 'extend' | HandlingStep | Course

export interface Done {
  readonly deed: Deed
  readonly day: Day
  readonly serial: number
  /** What came of it, as it was written down. */
  readonly words: string
  /** By when the customer is answered, as this left it. */
  readonly legalDue: Day
}

/** A complaint as its letters tell it. */
export interface Told {
  readonly id: string
  readonly opened: Day
  readonly said: string
  readonly reason: Words
  /** Whom it is written to; null where nobody is known by name. */
  readonly customer: string | null
  readonly done: readonly Done[]
}

export interface Letter {
  readonly title: Words
  /** Of the complaint and of the row that it tells of. */
  readonly number: string
  readonly day: Day
  readonly salutation: Words
  readonly paragraphs: readonly Words[]
}

type Rules = Pick<ComplaintRules, 'recheckAskDays' | 'recheckDays'>

interface LetterRow {
  readonly title: Words
  readonly paragraphs: (told: Told, done: Done, rules: Rules) => readonly Words[]
}

/** So much of what the customer said is said back to him, in signs. */
const SAID_MOST = 300

function said({ said: all, opened, id, reason }: Told): Words {
  const signs = [...all.trim().replace(/\s+/g, ' ')]
  const words = signs.length > SAID_MOST ? `${signs.slice(0, SAID_MOST).join('')}……` : signs.join('')
  return {
    zh: `您于 ${opened} 提出的投诉（编号 ${id}，${reason.zh}）：“${words}”`,
    en: `Your complaint of ${opened} (number ${id}, ${reason.en}): “${words}”`,
  }
}

/** Begins a round of its own: what was found and agreed before says nothing in its letters. */
const ROUNDS: readonly Deed[] = ['register', 'recheck', 'reopen']

/** What was written down at the last of these steps before, in its round; nothing where none was taken. */
function wordsOf({ done }: Told, deed: Deed, before: Done): string {
  const sofar = done.slice(0, done.indexOf(before) + 1)
  const round = sofar.slice(sofar.findLastIndex(one => ROUNDS.includes(one.deed)) + 1)
  return round.findLast(one => one.deed === deed)?.words ?? ''
}

const named = (zh: string, en: string, words: string): Words[] =>
  words === '' ? [] : [{ zh: `${zh}：${words}`, en: `${en}: ${words}` }]

const ways = ({ recheckAskDays, recheckDays }: Rules): Words => ({
  zh: `如对处理决定有异议，您可自收到本决定之日起 ${recheckAskDays} 日内向上级机构申请核查，核查决定在 ${recheckDays} 日内作出；也可向调解组织申请调解，或依法申请仲裁、提起诉讼。`,
  en: `If you do not agree, you may ask the next higher office for a re-check within ${recheckAskDays} days of receiving this letter; it is decided within ${recheckDays} days. You may also go to mediation, arbitration or court.`,
})

const decision: LetterRow = {
  title: { zh: '投诉处理决定书', en: 'Decision on your complaint' },
  paragraphs: (told, done, rules) => [
    said(told),
    ...named('查明的情况', 'What we found', wordsOf(told, 'collect', done)),
    ...named('处理意见及依据', 'What we propose, and why', wordsOf(told, 'propose', done)),
    ...named('双方共识', 'What we agreed', wordsOf(told, 'agree', done)),
    ...named('处理结果', 'What was decided', done.words),
    ways(rules),
  ],
}

const letters: Readonly<Partial<Record<Deed, LetterRow>>> = {
  register: {
    title: { zh: '投诉受理告知书', en: 'We have your complaint' },
    paragraphs: (told, { legalDue }) => [
      said(told),
      {
        zh: '本网点已受理，并指定专人处理；与您的投诉有直接利益关系的人员回避。',
        en: 'It is taken, and one person deals with it; nobody with an interest in it takes part.',
      },
      {
        zh: `我们最迟于 ${legalDue} 告知处理决定；情况复杂需要延长的，另行书面告知理由和期限。`,
        en: `You will be told the decision by ${legalDue}; if it takes longer, you will be told why and until when.`,
      },
    ],
  },
  extend: {
    title: { zh: '投诉延期处理告知书', en: 'Your complaint takes longer' },
    paragraphs: (told, done) => [
      said(told),
      ...named('延期理由', 'Why it takes longer', done.words),
      {
        zh: `处理期限延长，最迟于 ${done.legalDue} 告知处理决定。`,
        en: `You will be told the decision by ${done.legalDue} at the latest.`,
      },
    ],
  },
  confirm: decision,
  answer: decision,
  mediate: {
    title: { zh: '转调解告知书', en: 'Into mediation' },
    paragraphs: (told, done) => [
      said(told),
      ...named('调解事项', 'What is mediated', done.words),
      {
        zh: '调解不收费用，双方自愿；调解不成的，您仍可申请核查、仲裁或提起诉讼。',
        en: 'Mediation costs nothing and is free for both; without a result you may still ask for a re-check, arbitration or a court.',
      },
    ],
  },
  recheck: {
    title: { zh: '核查受理告知书', en: 'A re-check is under way' },
    paragraphs: (told, done, { recheckDays }) => [
      said(told),
      ...named('申请核查的理由', 'Why you asked', done.words),
      {
        zh: `核查由未参与原处理的人员进行，自受理之日起 ${recheckDays} 日内告知核查决定。`,
        en: `Somebody who had no part in it looks again; you will be told within ${recheckDays} days.`,
      },
    ],
  },
  withdraw: {
    title: { zh: '撤回投诉确认书', en: 'Your complaint is withdrawn' },
    paragraphs: (told, done) => [
      said(told),
      ...named('撤诉说明', 'In words', done.words),
      {
        zh: '自收到撤回申请当日起，本次投诉处理终止。',
        en: 'It ends on the day on which we received your withdrawal.',
      },
    ],
  },
  close: {
    title: { zh: '投诉结案告知书', en: 'Your complaint is closed' },
    paragraphs: (told, done) => [
      said(told),
      ...named('结案说明', 'In words', done.words),
      {
        zh: '感谢您的监督。如有新的情况，可凭编号要求重新受理。',
        en: 'Thank you. If anything new comes up, it can be opened again by its number.',
      },
    ],
  },
}

/** The letter that tells of one thing that was done; null where none is written. */
export function letterOf(told: Told, done: Done, rules: Rules): Letter | null {
  const row = letters[done.deed]
  if (!row) return null
  return {
    title: row.title,
    number: `${told.id} / ${done.day.replaceAll('-', '')}-${done.serial}`,
    day: done.day,
    salutation:
      told.customer === null
        ? { zh: '尊敬的客户：', en: 'Dear customer,' }
        : { zh: `尊敬的${told.customer}：`, en: `Dear ${told.customer},` },
    paragraphs: row.paragraphs(told, done, rules),
  }
}
