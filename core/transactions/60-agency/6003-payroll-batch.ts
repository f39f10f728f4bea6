import { director, supervisor } from '../../authorise.ts'
import { notStopped, sufficient } from '../../checks/account.ts'
import { openPrincipal } from '../../counter/agency.ts'
import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { contractClaim, contractOf } from '../../counter/contracts.ts'
import { PAYROLL, PAYROLL_ACCOUNT } from '../../counter/payroll.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import type { Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { number } from '../../fields/number.ts'
import { payroll } from '../../fields/payroll.ts'
import { text } from '../../fields/text.ts'
import { create, credit, debit, openItem } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { yuan } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const batchClaim = ({ no }: Account, batch: string): string => `payroll/${no}/${batch}`

const contracted = ({ no }: Account) => ({ service: 'payroll', account: no, principal: null }) as const

const hasContract: Check<Values> = {
  name: { zh: '已签代发协议', en: 'A payroll contract in force' },
  test({ account: value }, { state }) {
    const { no } = value as Account
    if (contractOf(state, contracted(value as Account))) return null
    return { ...refuse('contractNone', { account: no }), field: 'account' }
  },
}

const batchIsNew: Check<Values> = {
  name: { zh: '批次号未用过', en: 'A new number of the batch' },
  test({ account: value, batch }, { state }) {
    const known = state.get('claim', batchClaim(value as Account, batch as string))
    return known ? { ...refuse('payrollBatchThere', { batch: batch as string }), field: 'batch' } : null
  },
}

export const payrollBatch = defineTransaction({
  code: '6003',
  name: { zh: '代发工资批量', en: 'Payroll batch' },
  purpose: {
    zh: '单位交来代发清单（CSV 或 XLSX，列为账号、户名、金额）：笔数、总额与单位所报相符，文件有一处错就整批退回并指出行号；一次扣款，系统随后逐笔入账，入不了的退回单位。断电重启后接着发，不会重发。',
    en: 'A company hands in its payroll (CSV or XLSX: account, name, amount). Lines and total must be as stated; one fault refuses the whole file and names the lines. It is debited once, the program pays line by line, what cannot be paid goes back. After a crash it goes on and pays nobody twice.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields: {
    account: account({ zh: '单位账号', en: 'Company account' }, { products: COMPANY_ACCOUNTS }),
    batch: text({ zh: '批次号', en: 'Number of the batch' }, { max: 30 }),
    count: number({ zh: '总笔数', en: 'Lines stated' }, { min: 1, max: 100_000 }),
    total: money({ zh: '总金额', en: 'Total stated' }, { min: 1n }),
    file: payroll({ zh: '代发清单', en: 'Payroll file' }, { total: 'total', count: 'count' }),
  },
  also({ account, batch }, { state }) {
    const contract = contractClaim(contracted(account))
    const owner = state.get('claim', contract)?.owner
    return [
      `account:${PAYROLL_ACCOUNT}`,
      `claim:${batchClaim(account, batch)}`,
      `claim:${contract}`,
      ...(owner === undefined ? [] : [`item:${owner}` as const]),
      'index:openItems/payroll',
    ]
  },
  checks: [hasContract, batchIsNew, notStopped('account'), sufficient('account', 'total')],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'transfer', atLeast: yuan(5_000_000), signatures: [director] },
  ],
  effects({ account, batch, file, total }, desk) {
    const id = newItemId(desk, 'payroll')
    const data = { employer: account.no, batch, lines: file.length, total }
    const opened = { state: 'paying', opened: desk.day, by: desk.teller.id, until: null } as const
    return [
      ...openPrincipal(PAYROLL, desk),
      debit(account, total),
      credit(PAYROLL_ACCOUNT, total),
      create('claim', batchClaim(account, batch), { owner: id }),
      openItem({ kind: 'payroll', id, ...opened, data: { ...data, paid: 0n, returned: 0n, unpaid: [] } }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'batch', 'count', 'total', 'capital', 'item', 'balanceAfter'],
  undoneBy: '6004',
  preview: 'entries',
  examples: [
    {
      title: { zh: '两人的工资', en: 'Wages for two' },
      by: '0013',
      fields: {
        account: 'K1',
        batch: '2026-02',
        count: '2',
        total: '7650.50',
        file: '账号,户名,金额\n0101110000000013,王小明,4200.00\n0101110000000021,李小红,3450.50',
      },
      gives: [
        'new account 2314-payroll',
        'D 0101210000009517 7650.50',
        'C 2314-payroll 7650.50',
        'new claim payroll/0101210000009517/2026-02',
        'new item payroll-20260302-2',
      ],
    },
  ],
})
