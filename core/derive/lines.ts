/**
 * The lines that `printEffects` writes, in words: for signers, for the journal, for the manual. The lines
 * themselves are kept in the journal and stay as they are; only how they read is said here.
 */
import { DELEGATION } from '../control/delegation.ts'
import { EXCHANGED } from '../counter/exchange.ts'
import { type ItemKind, itemKinds } from '../items.ts'
import { kindOfAccount, pieceWorth } from '../ledger/complete.ts'
import { displayIn, parseNotes } from '../ledger/units.ts'
import { CASH_PAID, FEE_WAIVED } from '../measures.ts'
import { displayMoney, parseMoney } from '../money.ts'
import { voucherKindOf } from '../parameters.ts'
import { recordNames } from '../ledger/recordNames.ts'
import { joined, type Words } from '../words.ts'
import { valueWords } from './values.ts'
import { notesWords, numbersWords, piecesWords, type Tongue } from './things.ts'

/** One line in both languages; a line of an unknown form stays as it is. */
export function describeLine(line: string, tongue: Tongue): Words {
  const [head = '', ...rest] = line.split(' ')
  const describe = forms[head]
  return describe ? describe(rest, tongue) : { zh: line, en: line }
}

type Form = (rest: readonly string[], tongue: Tongue) => Words

const shown = (amount: string): string => displayMoney(parseMoney(amount) ?? 0n)

const entry =
  (zh: string, en: string): Form =>
  ([account = '', amount = '']) => ({
    zh: `${zh} ${account === 'new' ? '新开账户' : account} ${shown(amount)}`,
    en: `${en} ${account === 'new' ? 'the new account' : account} ${shown(amount)}`,
  })

/** Off balance: vouchers are counted in pieces. */
const register =
  (zh: string, en: string): Form =>
  ([account = '', amount = ''], tongue) => {
    const kind = kindOfAccount(account)
    if (kind === null) return entry(zh, en)([account, amount], tongue)
    const pieces = piecesWords(kindName(kind, tongue), piecesIn(kind, amount), kindRow(kind, tongue))
    return { zh: `${zh} ${pieces.zh}`, en: `${en}: ${pieces.en}` }
  }

const forms: Readonly<Record<string, Form>> = {
  D: entry('借', 'Dr'),
  C: entry('贷', 'Cr'),
  receipt: register('表外收入', 'Off-balance receipt'),
  payment: register('表外付出', 'Off-balance payment'),
  hold: entry('占用', 'Hold'),
  products: ([account = '', amount = '']) => ({
    zh: `积数 ${account} ${amount}`,
    en: `Products ${account} ${amount}`,
  }),
  days: ([account = '', more = '']) => ({
    zh: `逐日余额 ${account} ${more} 日`,
    en: `Days kept of ${account} ${more}`,
  }),
  tally: ([key = '', amount = '']) => {
    const [what, item = '', period = ''] = key.split('/')
    if (what === DELEGATION) return { zh: `使用委托的权限 ${item}`, en: `By authority delegated as ${item}` }
    if (key.startsWith(EXCHANGED)) return sessionWords(item, period, BigInt(amount))
    if (what === 'foreign') return exchangedWords(period, BigInt(amount))
    if (key.startsWith(CASH_PAID)) return paidWords(key, BigInt(amount))
    if (!key.startsWith(FEE_WAIVED)) return { zh: `计数 ${key} +${amount}`, en: `Count ${key} +${amount}` }
    const fee = displayMoney(BigInt(amount))
    return { zh: `免收手续费 ${fee}`, en: `Fee waived ${fee}` }
  },
  notes: (rest, tongue) => {
    const arrow = rest.indexOf('>')
    const notes = parseNotes(rest.slice(0, arrow - 1).join(' ')) ?? {}
    const unit = /\/([A-Z]{3})\b/.exec(rest.slice(arrow - 1).join(' '))?.[1] ?? tongue.unit
    return moved({ zh: '现金', en: 'Notes' }, notesWords(unit, notes), rest)
  },
  vouchers: ([kind = '', ...rest], tongue) => voucherMove(kind, rest, tongue),
  new: ([kind = '', key = ''], tongue) =>
    kind === 'claim'
      ? { zh: '登记编号，不得重复', en: 'Its number is taken: once only' }
      : { zh: `新建${kindName(kind, tongue).zh} ${key}`, en: `New ${kindName(kind, tongue).en} ${key}` },
  end: ([kind = '', key = ''], tongue) =>
    kind === 'claim'
      ? { zh: '编号释放，可再登记', en: 'Its number is free again' }
      : { zh: `撤销${kindName(kind, tongue).zh} ${key}`, en: `End ${kindName(kind, tongue).en} ${key}` },
  set: (rest, tongue) => changed(rest, tongue),
}

/** `exchange/2026-03-02/1`: what a session of the local exchange owes us, or, below zero, we owe. */
function sessionWords(day: string, session: string, amount: bigint): Words {
  const [zh, en] = amount < 0n ? ['应付', 'to pay'] : ['应收', 'to receive']
  const shown = displayMoney(amount < 0n ? -amount : amount)
  return {
    zh: `${day} 第 ${session} 场交换${zh} ${shown}`,
    en: `Session ${session} of ${day}: ${en} ${shown}`,
  }
}

/** What a person has exchanged, by year and by day; by his hash, which is nobody's to read. */
function exchangedWords(period: string, dollars: bigint): Words {
  const shown = displayIn('USD', dollars)
  return { zh: `计入本人 ${period} 兑换额 ${shown} 美元`, en: `Exchanged by him in ${period}: USD ${shown}` }
}

/** `cashPaid/0101/000000001/2026-03-02`: what he has been paid in cash on the day; a reversal takes off. */
function paidWords(key: string, amount: bigint): Words {
  const [, , customer] = key.split('/')
  const paid = `${amount < 0n ? '' : '+'}${displayMoney(amount)}`
  return {
    zh: `当日取现累计 客户 ${customer} ${paid}`,
    en: `Cash paid today, customer ${customer}: ${paid}`,
  }
}

/** `100x10 50x2 customer > till:01`: what moved, from whom, to whom. */
function moved(name: Words, what: Words, rest: readonly string[]): Words {
  const arrow = rest.indexOf('>')
  const from = holderName(rest[arrow - 1] ?? '')
  const to = holderName(rest[arrow + 1] ?? '')
  return {
    zh: `${name.zh} ${what.zh}　${from.zh} → ${to.zh}`,
    en: `${name.en} ${what.en}; ${from.en} → ${to.en}`,
  }
}

function voucherMove(kind: string, rest: readonly string[], tongue: Tongue): Words {
  const name = kindName(kind, tongue)
  // Signers answer for a number of pieces; which ones is known only at posting.
  if (rest.length === 1) return piecesWords(name, Number(rest[0]), kindRow(kind, tongue))
  const [first = 0, last = 0] = (rest[0] ?? '').split('-').map(Number)
  return moved(name, numbersWords(tongue, kind, first, last), rest)
}

function changed([kind = '', key = '', ...rest]: readonly string[], tongue: Tongue): Words {
  const name = kindName(kind, tongue)
  const changes = [...rest.join(' ').matchAll(/(\w+) (.+?) > (.+?)(?:, (?=\w+ .+? > )|$)/g)]
  const inWords = changes.map(([, attribute = '', from = '', to = '']) => {
    // The item that changes parameters says which, and what a table of them says is no line.
    if (attribute === 'data' || (kind === 'parameters' && attribute !== 'version'))
      return { zh: '内容变更', en: 'particulars changed' }
    const what = attributes[attribute] ?? { zh: attribute, en: attribute }
    const said = (text: string) => stateOf(kind, key, attribute, text) ?? valueWords(text, tongue)
    const [before, after] = [said(from), said(to)]
    return { zh: `${what.zh} ${before.zh} → ${after.zh}`, en: `${what.en} ${before.en} → ${after.en}` }
  })
  const all = joined(inWords)
  return { zh: `${name.zh} ${key} ${all.zh}`, en: `${name.en} ${key} ${all.en}` }
}

/** The state of an item, as its kind calls it. */
function stateOf(kind: string, key: string, attribute: string, text: string): Words | undefined {
  if (kind !== 'item' || attribute !== 'state') return undefined
  return itemKinds[key.split('-')[0] as ItemKind]?.states[text]
}

const holders: Readonly<Record<string, Words>> = {
  customer: { zh: '客户', en: 'customer' },
  supplier: { zh: '管辖行', en: 'supervising branch' },
  void: { zh: '作废', en: 'void' },
  missing: { zh: '缺失', en: 'missing' },
  toDestroy: { zh: '待销毁', en: 'to be destroyed' },
  destroyed: { zh: '已销毁', en: 'destroyed' },
}

/** In whose hands something is, or where. */
export function holderName(holder: string): Words {
  if (holder.startsWith('till:')) {
    const [no = ''] = holder.slice(5).split('/')
    return { zh: `尾箱 ${no}`, en: `till ${no}` }
  }
  if (holder.startsWith('item:')) return { zh: '在途', en: 'in transit' }
  if (holder.startsWith('account:'))
    return { zh: `账户 ${holder.slice(8)}`, en: `account ${holder.slice(8)}` }
  if (holder.startsWith('frozen:till:'))
    return { zh: `尾箱 ${holder.slice(12)} 停用`, en: `stopped in till ${holder.slice(12)}` }
  return holders[holder] ?? { zh: holder, en: holder }
}

const kindRow = (kind: string, { parameters }: Tongue) => voucherKindOf(parameters, kind)

const nameOfRecord = (kind: string): Words | undefined =>
  (recordNames as Readonly<Record<string, Words>>)[kind]

/** A voucher kind has the name that the parameters give it. */
const kindName = (kind: string, tongue: Tongue): Words =>
  kindRow(kind, tongue)?.name ?? nameOfRecord(kind) ?? { zh: kind, en: kind }

/** The books hold a blank voucher at one yuan: `20.00` is twenty pieces. */
export const piecesIn = (kind: string, amount: string): bigint =>
  (parseMoney(amount) ?? 0n) / pieceWorth(kind)

const attributes: Readonly<Record<string, Words>> = {
  debt: { zh: '欠款', en: 'debt' },
  delegated: { zh: '受托权限', en: 'delegated authority' },
  address: { zh: '地址', en: 'address' },
  agreement: { zh: '协定存款', en: 'agreement' },
  overdraft: { zh: '透支', en: 'overdraft' },
  dayBalances: { zh: '逐日余额', en: 'balances by day' },
  blocked: { zh: '禁用代码', en: 'codes blocked' },
  checks: { zh: '碰库', en: 'counts' },
  checked: { zh: '身份核查', en: 'identity check' },
  closed: { zh: '销户日', en: 'closed' },
  codes: { zh: '适用代码', en: 'codes' },
  data: { zh: '内容', en: 'contents' },
  day: { zh: '会计日期', en: 'day' },
  duty: { zh: '在岗', en: 'duty' },
  grade: { zh: '等级', en: 'grade' },
  groups: { zh: '交易组', en: 'groups' },
  holder: { zh: '持章人', en: 'holder' },
  inspected: { zh: '查库', en: 'inspected' },
  impression: { zh: '印模', en: 'impression' },
  idKind: { zh: '证件种类', en: 'document' },
  idNumber: { zh: '证件号码', en: 'document number' },
  leave: { zh: '强制休假', en: 'forced leave' },
  minimum: { zh: '最低余额', en: 'minimum' },
  name: { zh: '户名', en: 'name' },
  paper: { zh: '凭证', en: 'paper' },
  parameters: { zh: '参数版本', en: 'version of the parameters' },
  phone: { zh: '电话', en: 'telephone' },
  printed: { zh: '已登折', en: 'printed' },
  restrictions: { zh: '限制', en: 'restrictions' },
  returned: { zh: '退回网点', en: 'returned to the branch' },
  reversedBy: { zh: '冲正流水', en: 'reversed by' },
  roles: { zh: '岗位', en: 'posts' },
  seal: { zh: '封签', en: 'seal' },
  sealedBy: { zh: '封箱人', en: 'sealed by' },
  seals: { zh: '印章', en: 'seals' },
  shutOn: { zh: '关机日', en: 'shut on' },
  sealsAway: { zh: '印章收存', en: 'seals locked away' },
  since: { zh: '自', en: 'since' },
  state: { zh: '状态', en: 'state' },
  status: { zh: '状态', en: 'status' },
  stopped: { zh: '停用', en: 'stopped' },
  teller: { zh: '柜员', en: 'teller' },
  terminal: { zh: '终端', en: 'terminal' },
  terms: { zh: '约定', en: 'terms' },
  till: { zh: '尾箱', en: 'till' },
  stoppedPapers: { zh: '停付凭证', en: 'stopped vouchers' },
  tellers: { zh: '柜员', en: 'tellers' },
  until: { zh: '有效期至', en: 'until' },
  used: { zh: '上次封箱', en: 'last sealed' },
  version: { zh: '版本', en: 'version' },
}
