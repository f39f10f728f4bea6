/** What is derived from a definition, for every example of every code: lines in words, receipts, drills. */
import { describe, expect, test } from 'vitest'
import { drillsOf, markDrill } from '../../core/derive/drill.ts'
import { describeLine } from '../../core/derive/lines.ts'
import { proofLines } from '../../core/derive/proof.ts'
import { isForCustomer } from '../../core/derive/forCustomer.ts'
import { type ReceiptLine, receiptLines } from '../../core/derive/receipt.ts'
import type { Values } from '../../core/fields/field.ts'
import { type Item, itemWords } from '../../core/items.ts'
import { naturalBalance } from '../../core/ledger/balance.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import { projectRow } from '../../core/ledger/project.ts'
import { displayMoney } from '../../core/money.ts'
import { defaultParameters } from '../../core/parameters.ts'
import {
  PRACTICE_DAY,
  practiceAccounts,
  practiceBooks,
  practiceRequest,
  runExample,
} from '../../core/practice.ts'
import type { PracticeHour } from '../../core/practice/hours.ts'
import { isRefusal } from '../../core/refusals.ts'
import { printFields } from '../../core/request.ts'
import { given } from '../../core/std.ts'
import { allTransactions, transactionOf } from '../../core/transactions/catalogue.ts'
import type { Example, Transaction } from '../../core/transactions/define.ts'
import type { WireProof } from '../../core/wire.ts'
import type { Language, Words } from '../../core/words.ts'

const examples = allTransactions().flatMap(transaction =>
  transaction.examples.map(example => ({
    transaction,
    example,
    name: `${transaction.code} ${example.title.en}`,
  })),
)

const tongue = { unit: 'CNY', parameters: defaultParameters }

describe('a line in words', () => {
  test.each([
    ['D 1001-01-01 20.00', '借 1001-01-01 20.00', 'Dr 1001-01-01 20.00'],
    ['C new 25000.00', '贷 新开账户 25,000.00', 'Cr the new account 25,000.00'],
    [
      'notes 20x1 50x2 c1x3 customer > till:01',
      '现金 五十元 2 张、二十元 1 张、一元硬币 3 枚　客户 → 尾箱 01',
      'Notes ¥50 × 2, ¥20 × 1, ¥1 coin × 3; customer → till 01',
    ],
    [
      'notes 100x3 50x-1 customer > till:01',
      '现金 百元 3 张、找出五十元 1 张　客户 → 尾箱 01',
      'Notes ¥100 × 3, change ¥50 × 1; customer → till 01',
    ],
    ['passbook 3', 'passbook 3', 'passbook 3'],
    [
      'tally cashPaid/0101/000000001/2026-03-02 3000000',
      '当日取现累计 客户 000000001 +30,000.00',
      'Cash paid today, customer 000000001: +30,000.00',
    ],
    [
      'tally cashPaid/0101/000000001/2026-03-02 -50000',
      '当日取现累计 客户 000000001 -500.00',
      'Cash paid today, customer 000000001: -500.00',
    ],
    [
      'set teller 0011 sealsAway true > false',
      '柜员 0011 印章收存 是 → 否',
      'teller 0011 seals locked away yes → no',
    ],
    ['vouchers passbook 3', '活期存折 3 本', 'Passbook × 3'],
    [
      'vouchers passbook 1001-1020 till:00 > till:01',
      '活期存折 P00001001–P00001020，共 20 本　尾箱 00 → 尾箱 01',
      'Passbook P00001001–P00001020, 20 in all; till 00 → till 01',
    ],
    [
      'payment 7001-certificate 1.00',
      '表外付出 整存整取存单 1 张',
      'Off-balance payment: Certificate of deposit × 1',
    ],
    [
      'set till 02 state balanced > sealed, teller 0012 > null, sealedBy [] > ["0012","0003"]',
      '尾箱 02 状态 已轧账 → 已封箱、柜员 0012 → 无、封箱人 无 → 0012 0003',
      'till 02 state balanced → sealed, teller 0012 → none, sealed by none → 0012 0003',
    ],
    [
      'set account 1 minimum "#0" > "#-500000", paper {"kind":"passbook","number":901} > null',
      '账户 1 最低余额 0.00 → -5,000.00、凭证 P00000901 → 无',
      'account 1 minimum 0.00 → -5,000.00, paper P00000901 → none',
    ],
  ])('%s', (line, zh, en) => {
    expect(describeLine(line, tongue)).toEqual({ zh, en })
  })

  test.each(examples)('$name: every line is known, in words, each language in its own', ({ example }) => {
    for (const line of example.gives) {
      const { zh, en } = describeLine(line, tongue)
      expect([zh, en]).not.toContain(line)
      expect(zh).toMatch(/[\u4e00-\u9fff]/)
      // No attribute is told by its name in the code.
      expect(zh).not.toMatch(/(^|[ ，])[a-z][a-zA-Z]+ \S+ →/)
      expect(en).not.toMatch(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/)
      for (const text of [zh, en]) expect(text).not.toMatch(/[{}"#]|\d+x\d/)
    }
  })
})

function receiptOf(transaction: Transaction, example: Example): ReceiptLine[] {
  const request = practiceRequest(transaction.code, example.by, example.fields)
  const work = runExample(transaction, example)
  if (isRefusal(request) || isRefusal(work)) throw new Error(`${transaction.code} refuses its example`)
  return receiptLines({
    ...tongue,
    day: '2026-03-02',
    transaction,
    fields: printFields(transaction, request.values),
    effects: work.effects,
    entries: entriesOf(work.effects, example.at),
    opened: new Map(),
    named: namesOn(transaction, request.values),
    original: ORIGINAL,
    proof: null,
  })
}

/** Row 1 of the practice day, which the examples of 8501 are about. */
const ORIGINAL = {
  code: '0510',
  codeName: transactionOf('0510').name,
  account: given(practiceAccounts.A1, 'A1'),
  amount: '200.00',
}

function entriesOf(effects: readonly Effect[], at?: PracticeHour) {
  const { entries } = projectRow(practiceBooks(at), effects, { day: PRACTICE_DAY, serial: 2 })
  return entries.map(({ account, gl, balance }) => ({ account, balance: naturalBalance({ gl, balance }) }))
}

const ownerOf = (account: string): string | null => practiceBooks().get('account', account)?.customer ?? null

const nameOf = (customer: string): string => practiceBooks().get('customer', customer)?.name.sealed ?? ''

/** The holders of what a form names: in the practice books a name is its own ciphertext. */
function namesOn(transaction: Transaction, values: Values): Map<string, Words> {
  const names = new Map<string, Words>()
  for (const [name, { kind }] of Object.entries(transaction.fields)) {
    const value = values[name]
    const owner = kind === 'account' ? ownerOf(String(value)) : kind === 'customer' ? String(value) : null
    if (owner && nameOf(owner) !== '') names.set(name, { zh: nameOf(owner), en: 'the holder' })
  }
  return names
}

const said = (lines: readonly ReceiptLine[], language: Language): string[] =>
  lines.map(({ label, text }) => `${label[language]} ${text[language]}`)

describe('a receipt', () => {
  test.each(examples)('$name: every line says something in words, in both languages', one => {
    const lines = receiptOf(one.transaction, one.example)
    for (const line of [...said(lines, 'zh'), ...said(lines, 'en')]) {
      expect(line).toMatch(/^\S.*\S$/)
      expect(line).not.toMatch(/\d+x\d|^\S+ (passbook|certificate)\b|（.*空）/)
    }
  })

  test.each(examples)('$name: never tells the balance of another customer’s account', one => {
    const work = runExample(one.transaction, one.example)
    if (isRefusal(work)) throw new Error('refused')
    const lines = receiptOf(one.transaction, one.example)
    const first = lines.find(({ text }) => /^\d{16}$/.test(text.zh))?.text.zh
    const others = entriesOf(work.effects, one.example.at).filter(
      ({ account }) => /^\d{16}$/.test(account) && ownerOf(account) !== ownerOf(first ?? ''),
    )
    const told = lines.filter(({ label }) => label.en === 'Balance').map(({ text }) => text.zh)
    for (const { balance } of others) expect(told).not.toContain(displayMoney(balance))
  })
})

const receiptOfFirst = (code: string) => {
  const transaction = transactionOf(code)
  return receiptOf(transaction, given(transaction.examples[0], 'example'))
}

describe('the receipt', () => {
  test('of a deposit says account, holder, amount, capitals and balance', () => {
    expect(said(receiptOfFirst('0510'), 'zh')).toEqual([
      '账号 0101110000000013',
      '户名 王小明',
      '金额 1,000.00',
      '大写金额 人民币壹仟元整',
      '账户余额 26,200.00',
    ])
  })

  test('of a transfer is the payer’s: his balance, and the payee’s name with its middle hidden', () => {
    expect(said(receiptOfFirst('0530'), 'zh')).toEqual([
      '付款账号 0101110000000013',
      '付款户名 王小明',
      '收款账号 0101110000000021',
      '收款户名 李*红',
      '金额 300.00',
      '大写金额 人民币叁佰元整',
      '账户余额 24,900.00',
    ])
  })

  test('of a fixed deposit says term, rate and days one by one', () => {
    expect(said(receiptOfFirst('3201'), 'zh')).toEqual(
      expect.arrayContaining(['存期 一年', '年利率 1.50%', '起息日 2026-03-02', '到期日 2027-03-02']),
    )
  })

  test('of a fee says the biller by name', () => {
    expect(said(receiptOfFirst('6001'), 'zh')[0]).toBe('收费单位 自来水公司')
    expect(said(receiptOfFirst('6001'), 'en')[0]).toMatch(/ Water /)
  })

  test('of a prepayment says what was paid in all, and whose the account is that paid', () => {
    expect(said(receiptOfFirst('6803'), 'zh')).toEqual([
      '贷款账号 0101310000000019',
      '贷款户名 王小明',
      '范围 全部',
      '归还利息 72.50',
      '归还本金 10,000.00',
      '违约金 100.00',
      '还款合计 10,172.50',
      '大写金额 人民币壹万零壹佰柒拾贰元伍角',
      '账户余额 0.00',
      '扣款账号 0101110000000013',
      '扣款户名 王小明',
    ])
  })

  test.each([
    ['4002', '手续费 10.00'],
    ['2008', '手续费 20.00'],
  ])('of %s says the fee', (code, fee) => {
    expect(said(receiptOfFirst(code), 'zh')).toContain(fee)
  })

  test('of a reversal says what it takes back', () => {
    expect(said(receiptOfFirst('8501'), 'zh')).toEqual([
      '原流水号 1',
      '原交易 0510 活期存款',
      '原账号 0101110000000013',
      '原金额 200.00',
      '冲正原因 串户',
    ])
  })

  test('of a count says denominations and vouchers', () => {
    expect(said(receiptOfFirst('8003'), 'zh')).toEqual([
      '清点券别 百元 200 张、五十元 40 张、二十元 50 张、十元 50 张、五元 40 张、一元 100 张',
      '清点凭证 活期存折 50 本、整存整取存单 50 张、单位存款证实书 10 张',
      '清点印章（枚） 9',
    ])
  })

  test('is the customer’s too where a customer stands at the counter', () => {
    const forCustomer = (code: string) => {
      const transaction = transactionOf(code)
      const work = runExample(transaction, given(transaction.examples[0], 'example'))
      return !isRefusal(work) && isForCustomer(work)
    }
    expect(['0510', '0530', '0201', '1010', '4001', '8501'].map(forCustomer)).not.toContain(false)
    expect(['1001', '1003', '2003', '8003', '1041'].map(forCustomer)).not.toContain(true)
  })
})

test('a balance sheet says the day of the till in figures', () => {
  const proof: WireProof = {
    teller: '0011',
    till: '01',
    day: PRACTICE_DAY,
    cash: { opening: '0.00', closing: '20500.00' },
    received: { count: 2, amount: '1000.00' },
    paid: { count: 1, amount: '500.00' },
    movedIn: { count: 1, amount: '20000.00' },
    movedOut: { count: 0, amount: '0.00' },
    foreign: [],
    codes: [{ code: '0510', name: transactionOf('0510').name, count: 2, amount: '1000.00' }],
    papers: [{ kind: 'passbook', received: 20, used: 2, voided: 1, returned: 0 }],
    reversals: 0,
    authorisations: 1,
  }
  expect(said(proofLines(proof, defaultParameters), 'zh')).toEqual([
    '日初现金 0.00',
    '收入现金 2 笔 1,000.00',
    '付出现金 1 笔 500.00',
    '领用调入 1 笔 20,000.00',
    '上缴调出 0 笔 0.00',
    '日末现金 20,500.00',
    '活期存折 领入 20 本，使用 2，作废 1，上缴 0',
    '0510 活期存款 2 笔 1,000.00',
    '冲正笔数 0',
    '授权笔数 1',
  ])
})

describe('an item in words', () => {
  const item = { id: 'x-20260302-1', opened: PRACTICE_DAY, by: '0011', until: null } as const
  test.each<[string, Item, string, string]>([
    [
      'a shortage',
      {
        ...item,
        kind: 'cashError',
        state: 'booked',
        data: { till: '01', side: 'short', amount: 1000n, note: '' },
      },
      '尾箱 01 短款 10.00',
      'Till 01 short 10.00',
    ],
    [
      'a count',
      {
        ...item,
        kind: 'count',
        state: 'different',
        data: {
          till: '01',
          counted: {},
          difference: { '100': -1n },
          amount: -10_000n,
          papers: { passbook: 1 },
          inspection: false,
        },
      },
      '尾箱 01 现金少 100.00、活期存折多 1 本',
      'Till 01: cash 100.00 short, Passbook 1 over',
    ],
    [
      'cash on its way',
      {
        ...item,
        kind: 'transit',
        state: 'sent',
        data: { from: '01', to: '02', unit: 'CNY', notes: {}, amount: 50_000n },
      },
      '尾箱 01 调往 02，500.00',
      'Till 01 to till 02, 500.00',
    ],
  ])('%s', (_what, one, zh, en) => {
    expect(itemWords(one, tongue)).toEqual({ zh, en })
  })
})

describe('a drill', () => {
  test.each(examples)('$name: the example is the right answer to itself', ({ transaction, example }) => {
    const drill = given(
      drillsOf(transaction).find(one => one.task === example.title),
      'drill',
    )
    expect(markDrill(drill, transaction.code, example.fields)).toMatchObject({ right: true, refusal: null })
  })

  test('another amount is wrong, and says what is missing and what is too much', () => {
    const deposit = transactionOf('0510')
    const drill = given(drillsOf(deposit)[0], 'drill')
    const marked = markDrill(drill, '0510', { account: 'A1', amount: '2000', notes: '100x20' })
    expect(marked.right).toBe(false)
    expect(marked.missing).toContain('D 1001-01-01 1000.00')
    expect(marked.surplus).toContain('D 1001-01-01 2000.00')
  })

  test('what would be refused is marked with its refusal', () => {
    const drill = given(drillsOf(transactionOf('0510'))[0], 'drill')
    const marked = markDrill(drill, '0510', { account: 'A1', amount: '0', notes: '' })
    expect(marked).toMatchObject({
      right: false,
      missing: drill.expected,
      refusal: { refused: 'formWrong' },
    })
  })
})
