/**
 * Securities (有价单证) are printed with their value and kept at it, off balance (rules.md §4.1). They come
 * from the supervising branch and go back to it; sold, they are the customer's, and the branch owes what he
 * paid to whoever issued them.
 */
import { supervisor } from '../../authorise.ts'
import { notStopped } from '../../checks/account.ts'
import { ownTillIsMain, tillInUse } from '../../checks/till.ts'
import { isSecurity } from '../../checks/vouchers.ts'
import { ownStockKeys } from '../../counter/papers.ts'
import { notesWanted, takeIn } from '../../counter/payment.ts'
import { nextVoucher, tillInHand } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { noteList, notes } from '../../fields/notes.ts'
import { voucherKind } from '../../fields/voucherKind.ts'
import { type VoucherNumbers, vouchers } from '../../fields/vouchers.ts'
import { credit, moveVouchers, tillHolder } from '../../ledger/build.ts'
import { pieceWorth } from '../../ledger/complete.ts'
import type { Notes } from '../../ledger/units.ts'
import { worth } from '../../ledger/units.ts'
import { pieces } from '../../ledger/ranges.ts'
import { displayMoney } from '../../money.ts'
import { paperNumber, type VoucherKind } from '../../parameters.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { cashInLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

/** 代理业务负债: what was sold for the issuer. */
const OWED_TO_ISSUER = '2314'
