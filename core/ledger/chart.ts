/**
 * The chart of accounts (科目体系), rules.md §1.2: first level after the Ministry of Finance list of 2006,
 * second level ours. A debit account grows on the debit side; a common account (3xxx) may stand on either
 * side and is never netted; an off-balance account has receipts and payments instead of sides and never
 * meets the others.
 */
import { given } from '../std.ts'
import type { Words } from '../words.ts'

export type NaturalSide = 'D' | 'C' | 'either' | 'offBalance'

export interface GlAccount {
  readonly code: string
  readonly name: Words
  readonly side: NaturalSide
  /** The level above, or null at the first level. */
  readonly parent: string | null
}

const table: readonly (readonly [code: string, side: NaturalSide, zh: string, en: string])[] = [
  ['1001', 'D', '库存现金', 'Cash on hand'],
  ['1001-01', 'D', '柜员尾箱', 'Tills'],
  ['1001-02', 'D', '主尾箱', 'Main till'],
  ['1001-03', 'D', '自助设备现金', 'Cash in machines'],
  ['1001-04', 'D', '运送中现金', 'Cash in transit'],
  ['1003', 'D', '存放中央银行款项', 'Due from the central bank'],
  ['1011', 'D', '存放同业', 'Due from banks'],
  ['1132', 'D', '应收利息', 'Interest receivable'],
  ['1132-01', 'D', '应收贷款利息', 'Loan interest receivable'],
  ['1132-02', 'D', '应收透支利息', 'Overdraft interest receivable'],
  ['1221', 'D', '其他应收款', 'Other receivables'],
  ['1221-01', 'D', '待处理出纳短款', 'Cash shortages'],
  ['1221-02', 'D', '待查错账', 'Errors under investigation'],
  ['1301', 'D', '贴现资产', 'Bills discounted'],
  ['1303', 'D', '贷款', 'Loans'],
  ['1303-01', 'D', '短期贷款', 'Short-term loans'],
  ['1303-02', 'D', '中长期贷款', 'Medium and long-term loans'],
  ['1303-03', 'D', '住房贷款', 'Housing loans'],
  ['1303-04', 'D', '消费贷款', 'Consumer loans'],
  ['1303-09', 'D', '逾期贷款', 'Overdue loans'],
  ['1304', 'C', '贷款损失准备', 'Loan-loss allowance'],
  ['1431', 'D', '贵金属', 'Precious metal'],
  ['1441', 'D', '抵债资产', 'Repossessed assets'],
  ['1601', 'D', '固定资产', 'Fixed assets'],
  ['1602', 'C', '累计折旧', 'Accumulated depreciation'],
  ['1901', 'either', '待处理财产损溢', 'Assets pending disposal'],
  ['2002', 'C', '存入保证金', 'Margin deposits'],
  ['2011', 'C', '吸收存款', 'Deposits taken'],
  ['2011-01', 'C', '单位活期存款', 'Corporate demand deposits'],
  ['2011-02', 'C', '单位定期存款', 'Corporate fixed deposits'],
  ['2011-03', 'C', '单位通知存款', 'Corporate notice deposits'],
  ['2011-04', 'C', '协定存款', 'Agreement deposits'],
  ['2011-11', 'C', '活期储蓄存款', 'Personal demand deposits'],
  ['2011-12', 'C', '整存整取储蓄存款', 'Lump-sum fixed deposits'],
  ['2011-13', 'C', '零存整取储蓄存款', 'Instalment deposits'],
  ['2011-14', 'C', '存本取息储蓄存款', 'Principal-kept deposits'],
  ['2011-15', 'C', '整存零取储蓄存款', 'Lump-in-part-out deposits'],
  ['2011-16', 'C', '个人通知存款', 'Personal notice deposits'],
  ['2011-17', 'C', '定活两便储蓄存款', 'Fixed-or-demand deposits'],
  ['2011-18', 'C', '教育储蓄存款', 'Education savings'],
  ['2011-21', 'C', '应解汇款', 'Remittances payable'],
  ['2011-22', 'C', '汇出汇款', 'Outward remittances'],
  ['2012', 'C', '同业存放', 'Due to banks'],
  ['2021', 'C', '贴现负债', 'Bills rediscounted'],
  ['2111', 'C', '卖出回购金融资产款', 'Assets sold under repurchase'],
  ['2211', 'C', '应付职工薪酬', 'Payroll payable'],
  ['2221', 'C', '应交税费', 'Taxes payable'],
  ['2221-01', 'C', '代扣利息税', 'Interest tax withheld'],
  ['2231', 'C', '应付利息', 'Interest payable'],
  ['2241', 'C', '其他应付款', 'Other payables'],
  ['2241-01', 'C', '待处理出纳长款', 'Cash overages'],
  ['2241-02', 'C', '待处理款项', 'Pending items'],
  ['2241-03', 'C', '久悬未取款项', 'Long-dormant balances'],
  ['2241-04', 'C', '扣划待划款项', 'Deducted funds awaiting transfer'],
  ['2314', 'C', '代理业务负债', 'Agency liabilities'],
  ['3001', 'either', '清算资金往来', 'Clearing funds'],
  ['3001-01', 'either', '辖内往来', 'Area clearing'],
  ['3001-02', 'either', '系统内往来', 'System clearing'],
  ['3001-03', 'either', '同城票据交换', 'Local bill exchange'],
  ['3001-04', 'either', '大小额支付往来', 'Large- and small-value payments'],
  ['3001-05', 'either', '内部往来', 'Account with the supervising branch'],
  ['3002', 'either', '货币兑换', 'FX position'],
  ['4001', 'C', '实收资本', 'Paid-in capital'],
  ['4103', 'C', '本年利润', 'Profit of the year'],
  ['4104', 'C', '利润分配', 'Profit distribution'],
  ['6011', 'C', '利息收入', 'Interest income'],
  ['6021', 'C', '手续费及佣金收入', 'Fee income'],
  ['6021-01', 'C', '挂失手续费收入', 'Loss-report fees'],
  ['6021-02', 'C', '结算手续费收入', 'Transfer fees'],
  ['6021-03', 'C', '代理手续费收入', 'Agency fees'],
  ['6021-04', 'C', '账户管理费收入', 'Account fees'],
  ['6051', 'C', '其他业务收入', 'Other income'],
  ['6061', 'C', '汇兑损益', 'Exchange gains'],
  ['6111', 'C', '投资收益', 'Investment income'],
  ['6301', 'C', '营业外收入', 'Non-operating income'],
  ['6301-01', 'C', '出纳长款收入', 'Cash-overage income'],
  ['6403', 'D', '税金及附加', 'Taxes and surcharges'],
  ['6411', 'D', '利息支出', 'Interest expense'],
  ['6411-01', 'D', '单位活期利息支出', 'Interest on corporate demand deposits'],
  ['6411-02', 'D', '单位定期利息支出', 'Interest on corporate fixed deposits'],
  ['6411-03', 'D', '单位通知利息支出', 'Interest on corporate notice deposits'],
  ['6411-04', 'D', '协定存款利息支出', 'Interest on agreement deposits'],
  ['6411-11', 'D', '活期储蓄利息支出', 'Interest on demand deposits'],
  ['6411-12', 'D', '定期储蓄利息支出', 'Interest on fixed deposits'],
  ['6411-13', 'D', '零存整取利息支出', 'Interest on instalment deposits'],
  ['6411-14', 'D', '存本取息利息支出', 'Interest on principal-kept deposits'],
  ['6411-15', 'D', '整存零取利息支出', 'Interest on lump-in-part-out deposits'],
  ['6411-16', 'D', '个人通知利息支出', 'Interest on personal notice deposits'],
  ['6411-17', 'D', '定活两便利息支出', 'Interest on fixed-or-demand deposits'],
  ['6411-18', 'D', '教育储蓄利息支出', 'Interest on education savings'],
  ['6421', 'D', '手续费及佣金支出', 'Fee expense'],
  ['6602', 'D', '业务及管理费', 'Operating expense'],
  ['6701', 'D', '资产减值损失', 'Impairment'],
  ['6711', 'D', '营业外支出', 'Non-operating expense'],
  ['6711-01', 'D', '出纳短款支出', 'Cash-shortage expense'],
  ['6801', 'D', '所得税费用', 'Income tax'],
  ['6901', 'D', '以前年度损益调整', 'Prior-year adjustments'],
  ['7001', 'offBalance', '重要空白凭证', 'Important blank vouchers'],
  ['7002', 'offBalance', '有价单证', 'Securities forms'],
  ['7003', 'offBalance', '未收贷款利息', 'Uncollected interest'],
  ['7004', 'offBalance', '抵质押品', 'Collateral in custody'],
  ['7005', 'offBalance', '代保管物品', 'Safekeeping'],
  ['7006', 'offBalance', '假币', 'Counterfeits held'],
  ['7007', 'offBalance', '托收款项', 'Collection items'],
  ['7008', 'offBalance', '已核销呆账', 'Written-off loans'],
]

export const chart: readonly GlAccount[] = table.map(([code, side, zh, en]) => ({
  code,
  name: { zh, en },
  side,
  parent: code.includes('-') ? code.slice(0, 4) : null,
}))

const byCode = new Map(chart.map(account => [account.code, account]))

export const glOf = (code: string): GlAccount => given(byCode.get(code), `no GL account ${code}`)

const parents = new Set(chart.map(account => account.parent))

/** The accounts that are posted to: those that are no other account's level above. */
export const postingAccounts: readonly GlAccount[] = chart.filter(account => !parents.has(account.code))

/** Cash under the branch's roof or on its way: what 库平 counts; not the customers of a branch 1001. */
export const isCash = (code: string): boolean => /^1001(-|$)/.test(code)
