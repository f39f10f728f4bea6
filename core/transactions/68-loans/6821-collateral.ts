import { named, supervisor } from '../../authorise.ts'
import { inHisHands, mayKeep, twoPeople } from '../../checks/keeper.ts'
import { documentPledgeable, ownPaperNamed } from '../../checks/vouchers.ts'
import { notStopped, sufficient } from '../../checks/account.ts'
import {
  certificateClaims,
  contractKeys,
  contractOf,
  contractTerms,
  loansUnder,
  loansUnderKeys,
  securedBy,
  securities,
  securityKeys,
} from '../../counter/contract.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { money } from '../../fields/money.ts'
import { teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { change, create, moveItem, openItem, remove } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { imposed, lifted } from '../../ledger/restrictions.ts'
import { memo } from '../../loans/repay.ts'
import { displayMoney, yuan } from '../../money.ts'
import { paperNumber } from '../../parameters.ts'
import { deposits, products } from '../../products.ts'
import { refuse } from '../../refusals.ts'
import { given, isOneSpelling } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

/** In custody at its value, off the balance. */
const GL = '7004'

type Collateral = Item<'collateral'>

const contractThere: Check<Values> = {
  name: { zh: '合同已登记', en: 'A registered contract' },
  test({ contract }, desk) {
    if (contract === null || contractOf(contract as string, desk)) return null
    return { ...refuse('contractUnknown', { contract: contract as string }), field: 'contract' }
  },
}

const certificateFree: Check<Values> = {
  name: { zh: '权证未在库', en: 'A certificate that is not in custody yet' },
  test({ document }, { state }) {
    const claims = document === null ? [] : certificateClaims(document as string)
    const [item] = claims.flatMap(claim => state.get('claim', claim)?.owner ?? [])
    if (item === undefined) return null
    return { ...refuse('certificateHeld', { document: document as string, item }), field: 'document' }
  },
}

/** What is in custody is the account’s own paper, and all that it is taken for is there. */
const isOurOwn: Check<Values> = {
  name: {
    zh: '本行存单：号码相符、未受限、余额足值',
    en: 'Of a certificate of our own: its number, free, and worth it',
  },
  test({ account: value, document, value: worth }, desk) {
    if (value === null) return null
    const account = value as Account
    const { paper } = account
    const printed = paper && paperNumber(desk.parameters, paper.kind, paper.number)
    if (!printed || !isOneSpelling(printed, document as string))
      return { ...refuse('certificateDiffers'), field: 'document' }
    const stopped = notStopped('account').test({ account }, desk)
    if (stopped) return stopped
    const short = sufficient('account', 'value').test({ account, value: worth }, desk)
    return short && { ...short, field: 'value' }
  },
}

const isFree: Check<Values> = {
  name: { zh: '所担保贷款已还清，或其余押品足值', en: 'What it secures is repaid, or the rest is enough' },
  test({ action, collateral }, desk) {
    if (action !== 'out') return null
    const { id, data } = collateral as Collateral
    const contract = contractOfItem(data.contractItem, desk)
    const rest = securities(contract, desk.state).filter(other => other.id !== id)
    const wanted = contractTerms(contract)?.collateral ?? 0n
    if (securedBy(rest) >= wanted) return null
    const [loan] = loansUnder(contract, desk.state)
    return loan ? { ...refuse('collateralBound', { account: loan.no }), field: 'collateral' } : null
  },
}

const contractOfItem = (id: string, { state }: Pick<Desk, 'state'>): Item<'contract'> =>
  given(state.get('item', id), id) as Item<'contract'>

export const collateral = defineTransaction({
  code: '6821',
  name: { zh: '抵质押品入/出库', en: 'Collateral in and out' },
  purpose: {
    zh: '抵质押品或权证入库、移交保管、出库，经办与保管人两人办理并经主管授权，表外按价值登记。所担保的贷款还清，或以其他足值押品替换后才能出库；误入库的用出库退回。本行存单填账号：在库期间只收不付，不得支取、补发。',
    en: 'Takes collateral into custody, hands it to another keeper, gives it out: maker and keeper together, the supervisor signs, off the balance at its value. It leaves when what it secures is repaid, or when enough else is in custody. A certificate of our own names its account, which pays nothing meanwhile and gets no other paper.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice<'in' | 'handOver' | 'out'>({ zh: '办理', en: 'Action' }, [
      { value: 'in', zh: '入库', en: 'In' },
      { value: 'handOver', zh: '移交保管', en: 'To another keeper' },
      { value: 'out', zh: '出库', en: 'Out' },
    ]),
    contract: onlyWhen(text({ zh: '合同号', en: 'Contract number' }, { max: 30 }), 'action', ['in']),
    thing: onlyWhen(text({ zh: '品名', en: 'What it is' }, { max: 60 }), 'action', ['in']),
    document: onlyWhen(text({ zh: '权证号码', en: 'Certificate' }, { max: 40 }), 'action', ['in']),
    value: onlyWhen(money({ zh: '评估价值', en: 'Value' }, { min: yuan(1) }), 'action', ['in']),
    collateral: onlyWhen(item({ zh: '押品编号', en: 'Collateral' }, 'collateral'), 'action', [
      'handOver',
      'out',
    ]),
    keeper: teller({ zh: '保管人', en: 'Keeper' }),
    account: onlyWhen(
      optional(
        account(
          { zh: '本行存单账号（他物则空）', en: 'Account of our own certificate (empty: none)' },
          { products: deposits.filter(name => products[name].paper === 'certificate') },
        ),
      ),
      'action',
      ['in'],
    ),
  },
  also({ contract, document, collateral }, desk) {
    const own = contract === null ? [] : contractKeys(contract, desk)
    const named = certificateClaims(collateral?.data.document ?? document ?? '')
    const certificate = named.map(claim => `claim:${claim}` as const)
    if (!collateral) return [...own, ...certificate, `account:${GL}`, 'index:openItems/collateral']
    const id = collateral.data.contractItem
    const found = desk.state.get('item', id) as Item<'contract'> | undefined
    return [
      `account:${GL}`,
      'index:openItems/collateral',
      `item:${id}`,
      ...certificate,
      ...(collateral.data.deposit ? [`account:${collateral.data.deposit}` as const] : []),
      ...(found ? [...securityKeys(found), ...loansUnderKeys(found, desk.state)] : []),
    ]
  },
  checks: [
    contractThere,
    documentPledgeable('document'),
    certificateFree,
    ownPaperNamed('document', 'account'),
    isOurOwn,
    twoPeople,
    mayKeep,
    inHisHands,
    isFree,
  ],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [named('keeper'), supervisor] }],
  effects({ action, contract, thing, document, value, collateral, keeper, account }, desk) {
    const { unit } = desk.branch
    if (collateral) {
      return action === 'out'
        ? [
            memo('payment', GL, collateral.data.value, unit),
            moveItem(collateral, 'released'),
            ...freeCertificate(collateral, desk),
            ...freeAccount(collateral, desk),
          ]
        : [moveItem(collateral, 'held', { keeper: keeper.id })]
    }
    const secured = given(contractOf(contract ?? '', desk), 'a contract that was checked')
    const worth = value ?? 0n
    const taken = { thing: thing ?? '', document: document ?? '', value: worth, keeper: keeper.id }
    return [memo('receipt', GL, worth, unit), ...takeInto(secured, taken, account, desk)]
  },
  expand: none,
  explain({ collateral }, { state }) {
    if (!collateral) return []
    const contract = contractOfItem(collateral.data.contractItem, { state })
    const wanted = contractTerms(contract)?.collateral ?? 0n
    return [
      { label: { zh: '须入库价值', en: 'Wanted' }, text: displayMoney(wanted) },
      {
        label: { zh: '在库价值', en: 'In custody' },
        text: displayMoney(securedBy(securities(contract, state))),
      },
    ]
  },
  view: null,
  receipt: ['action', 'contract', 'thing', 'document', 'account', 'value', 'collateral', 'keeper', 'item'],
  undoneBy: '6821',
  preview: 'entries',
  examples: [
    {
      title: { zh: '房产权证入库', en: 'A deed into custody' },
      by: '0011',
      fields: {
        action: 'in',
        contract: 'HT-200',
        thing: '住宅一套',
        document: '不动产权第 0001 号',
        value: '300000',
        keeper: '0003',
      },
      gives: [
        'receipt 7004 300000.00',
        'new item collateral-20260302-2',
        'new claim collateral/不动产权第0001号',
        'set item contract-20260202-2 state active > active, data {"held":[]} > {"held":["collateral-20260302-2"]}',
      ],
    },
    {
      title: { zh: '本行存单质押', en: 'A certificate of our own' },
      by: '0011',
      fields: {
        action: 'in',
        contract: 'HT-200',
        thing: '整存整取存单',
        document: 'C00004902',
        account: 'F2',
        value: '20000',
        keeper: '0003',
      },
      gives: [
        'receipt 7004 20000.00',
        'new item collateral-20260302-2',
        'new claim collateral/C00004902',
        'set item contract-20260202-2 state active > active, data {"held":[]} > {"held":["collateral-20260302-2"]}',
        'set account 0101120000000020 restrictions [] > [{"amount":null,"bars":"out","item":"collateral-20260302-2","reason":"pledge","until":null,"waits":null}]',
      ],
    },
  ],
})

/** What an earlier release has taken in claimed nothing. */
const freeCertificate = ({ id, data }: Collateral, { state }: Desk): EffectDraft[] =>
  certificateClaims(data.document)
    .filter(claim => state.get('claim', claim)?.owner === id)
    .map(claim => remove('claim', claim, { owner: id }))

/** The account pays again, unless something else restricts it. */
function freeAccount({ id, data }: Collateral, { state, day }: Desk): EffectDraft[] {
  const account = data.deposit === undefined ? undefined : state.get('account', data.deposit)
  if (!account) return []
  return [change('account', account.no, account, { restrictions: lifted(account.restrictions, id, day) })]
}

/** Nothing leaves the account of a certificate of our own while it is in custody. */
function pledged(account: Account, item: string, { day }: Desk): EffectDraft {
  const restriction = { reason: 'pledge', item, bars: 'out', amount: null, until: null, waits: null } as const
  return change('account', account.no, account, {
    restrictions: imposed(account.restrictions, restriction, day),
  })
}

function takeInto(
  contract: Item<'contract'>,
  taken: Pick<Collateral['data'], 'thing' | 'document' | 'value' | 'keeper'>,
  account: Account | null,
  desk: Desk,
): EffectDraft[] {
  const id = newItemId(desk, 'collateral')
  const ofAccount = account ? { deposit: account.no } : {}
  return [
    openItem({
      kind: 'collateral',
      id,
      state: 'held',
      opened: desk.day,
      by: desk.teller.id,
      until: null,
      data: { contract: contract.data.number, contractItem: contract.id, ...taken, ...ofAccount },
    }),
    create('claim', certificateClaims(taken.document)[0], { owner: id }),
    moveItem(contract, contract.state, { held: [...(contract.data.held ?? []), id] }),
    ...(account ? [pledged(account, id, desk)] : []),
  ]
}
