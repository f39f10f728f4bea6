/**
 * The lines that `printEffects` writes, in words: for signers, for the journal, for the manual. The lines
 * themselves are kept in the journal and stay as they are; only how they read is said here.
 */
import type { Words } from '../words.ts'

/** One line in both languages; a line of an unknown form stays as it is. */
export function describeLine(line: string): Words {
  const [head = '', ...rest] = line.split(' ')
  const describe = forms[head]
  return describe ? describe(rest) : { zh: line, en: line }
}

type Form = (rest: readonly string[]) => Words

const entry =
  (zh: string, en: string): Form =>
  ([account = '', amount = '']) => ({
    zh: `${zh} ${account === 'new' ? '新开账户' : account} ${amount}`,
    en: `${en} ${account === 'new' ? 'the new account' : account} ${amount}`,
  })

const forms: Readonly<Record<string, Form>> = {
  D: entry('借', 'Dr'),
  C: entry('贷', 'Cr'),
  receipt: entry('表外收入', 'Off-balance receipt'),
  payment: entry('表外付出', 'Off-balance payment'),
  hold: entry('占用', 'Hold'),
  products: ([account = '', amount = '']) => ({
    zh: `积数 ${account} ${amount}`,
    en: `Products ${account} ${amount}`,
  }),
  tally: ([key = '', amount = '']) => ({ zh: `计数 ${key} +${amount}`, en: `Count ${key} +${amount}` }),
  notes: rest => moved('现金', 'Notes', rest),
  vouchers: ([kind = '', ...rest]) => voucherMove(kind, rest),
  new: ([kind = '', key = '']) => ({
    zh: `新建${kindName(kind).zh} ${key}`,
    en: `New ${kindName(kind).en} ${key}`,
  }),
  end: ([kind = '', key = '']) => ({
    zh: `撤销${kindName(kind).zh} ${key}`,
    en: `End ${kindName(kind).en} ${key}`,
  }),
  set: rest => changed(rest),
}

/** `100x10 50x2 customer > till:01`: what moved, from whom, to whom. */
function moved(zh: string, en: string, rest: readonly string[]): Words {
  const arrow = rest.indexOf('>')
  const what = rest.slice(0, arrow - 1).join(' ')
  const from = holderName(rest[arrow - 1] ?? '')
  const to = holderName(rest[arrow + 1] ?? '')
  return { zh: `${zh} ${what}　${from.zh} → ${to.zh}`, en: `${en} ${what}  ${from.en} → ${to.en}` }
}

function voucherMove(kind: string, rest: readonly string[]): Words {
  const name = kindName(kind)
  // Signers answer for a number of pieces; which ones is known only at posting.
  if (rest.length === 1) return { zh: `${name.zh} ${rest[0]} 份`, en: `${name.en}: ${rest[0]}` }
  return moved(name.zh, name.en, rest)
}

function changed([kind = '', key = '', ...rest]: readonly string[]): Words {
  const name = kindName(kind)
  const text = rest.join(' ')
  const inWords = (language: keyof Words) =>
    text.replace(/(^|, )(\w+) /g, (_all, comma: string, attribute: string) => {
      const named = attributes[attribute]?.[language] ?? attribute
      return `${comma}${named} `
    })
  const arrow = (part: string) => part.replaceAll(' > ', ' → ')
  return { zh: arrow(`${name.zh} ${key} ${inWords('zh')}`), en: arrow(`${name.en} ${key} ${inWords('en')}`) }
}

const holders: Readonly<Record<string, Words>> = {
  customer: { zh: '客户', en: 'customer' },
  supplier: { zh: '管辖行', en: 'supervising branch' },
  void: { zh: '作废', en: 'void' },
  missing: { zh: '错款', en: 'missing' },
}

function holderName(holder: string): Words {
  if (holder.startsWith('till:')) return { zh: `尾箱 ${holder.slice(5)}`, en: `till ${holder.slice(5)}` }
  if (holder.startsWith('item:')) return { zh: '在途', en: 'in transit' }
  return holders[holder] ?? { zh: holder, en: holder }
}

const kinds: Readonly<Record<string, Words>> = {
  account: { zh: '账户', en: 'account' },
  branch: { zh: '网点', en: 'branch' },
  certificate: { zh: '存单', en: 'certificate' },
  claim: { zh: '登记', en: 'claim' },
  customer: { zh: '客户', en: 'customer' },
  item: { zh: '事项', en: 'item' },
  mark: { zh: '标记', en: 'mark' },
  parameters: { zh: '参数', en: 'parameters' },
  passbook: { zh: '存折', en: 'passbook' },
  teller: { zh: '柜员', en: 'teller' },
  till: { zh: '尾箱', en: 'till' },
}

const kindName = (kind: string): Words => kinds[kind] ?? { zh: kind, en: kind }

const attributes: Readonly<Record<string, Words>> = {
  closed: { zh: '销户日', en: 'closed' },
  data: { zh: '内容', en: 'data' },
  day: { zh: '会计日期', en: 'day' },
  duty: { zh: '在岗', en: 'duty' },
  minimum: { zh: '最低余额', en: 'minimum' },
  paper: { zh: '凭证', en: 'paper' },
  printed: { zh: '已登折', en: 'printed' },
  reversedBy: { zh: '冲正流水', en: 'reversed by' },
  seal: { zh: '封签', en: 'seal' },
  sealedBy: { zh: '封箱人', en: 'sealed by' },
  state: { zh: '状态', en: 'state' },
  status: { zh: '状态', en: 'status' },
  stop: { zh: '止付', en: 'stop' },
  teller: { zh: '柜员', en: 'teller' },
  terminal: { zh: '终端', en: 'terminal' },
  terms: { zh: '约定', en: 'terms' },
  till: { zh: '尾箱', en: 'till' },
}
