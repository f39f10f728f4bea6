/**
 * What goes over the wire between server and pages: the one description that both compile against. Money is
 * a decimal string, a day `YYYY-MM-DD`, an instant ISO 8601.
 */
import type { Letter } from './complaints/letters.ts'
import type { ScriptRow } from './service/script.ts'
import type { Day } from './dates.ts'
import type { WordsTable } from './derive/voucherTable.ts'
import type { Grounds } from './grounds.ts'
import type { Ruling } from './items/ruling.ts'
import type { SignatureNeed, Signed } from './items/signatures.ts'
import type { BranchState, Duty, Position, Role, TillState } from './ledger/entities.ts'
import type { LinePlace } from './pages.ts'
import type { Case } from './responsibility/attribute.ts'
import type { FactName } from './responsibility/facts.ts'
import type { Posts } from './responsibility/posts.ts'
import type { Sheet } from './sheets.ts'
import type { Placed } from './supervision/mark.ts'
import type { SamplingRuleName } from './supervision/sampling.ts'
import type { Words } from './words.ts'

export interface WireRefusal extends Words {
  readonly refused: string
  readonly next: Words
  readonly field: string | null
  /** The amount that the form is asked to make up in notes, where that is what is missing. */
  readonly amount: string | null
  readonly problems: readonly WireRefusal[]
}

export type WireAnswer =
  | { readonly outcome: 'posted'; readonly day: Day; readonly serial: number }
  | {
      readonly outcome: 'parked'
      readonly day: Day
      readonly serial: number
      readonly item: string
      readonly needs: readonly SignatureNeed[]
    }
  | { readonly outcome: 'refused'; readonly refusal: WireRefusal }

export interface WireEntry {
  readonly side: 'D' | 'C' | 'R' | 'P'
  readonly account: string
  /** The holder's name for a customer's account, the GL account's for the bank's own. */
  readonly name: Words
  readonly amount: string
  readonly balance: string | null
  readonly unit: string
  readonly slip: number
}

export interface WirePreview {
  readonly refusal: WireRefusal | null
  readonly entries: readonly WireEntry[]
  /** What moves besides money, where no money does: printed effects. */
  readonly moved: readonly string[]
  readonly needs: readonly SignatureNeed[]
  readonly explanation: readonly { readonly label: Words; readonly text: string }[]
  readonly warnings: readonly Words[]
}

export interface WirePerson {
  readonly id: string
  readonly name: Words
  readonly roles: readonly Role[]
  readonly grade: number
  readonly duty: Duty
  readonly till: string | null
}

export interface WireBranch {
  readonly code: string
  readonly name: Words
  readonly day: Day
  readonly state: BranchState
}

/** The session of this terminal. */
export interface WireSession {
  readonly branch: string
  readonly teller: string
  readonly name: Words
  readonly terminal: string
  readonly locked: boolean
  /** What is to be done about the sign-in before anything else. */
  readonly held: 'password' | 'authenticator' | 'terminal' | null
}

/** What a person has to show who he is. */
export interface WireOwnSignIn {
  readonly held: WireSession['held']
  readonly passwordSince: string
  readonly passwordLength: number
  /** 0 where a password does not wear out. */
  readonly passwordDays: number
  readonly authenticators: readonly {
    readonly id: string
    readonly kind: 'passkey' | 'code'
    readonly label: string
    readonly added: string
    readonly used: string | null
  }[]
}

/** A terminal that has been registered, by whom and when. */
export interface WireTerminal {
  readonly name: string
  readonly teller: string
  readonly added: string
}

/** How the server that answers stands. */
export interface WireStatus {
  readonly release: string
  readonly began: string
  readonly upSeconds: number
  readonly memoryMiB: number
  readonly database: { readonly version: string; readonly sizeMiB: number }
  /** How far the projections are behind the journal; null where the database did not answer in time. */
  readonly lag: { readonly rows: number; readonly seconds: number } | null
  /** Requests that wait for the next batch. */
  readonly queue: number
  /** Pages that listen. */
  readonly streams: number
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number }
  /** When the last backup was made; null where none is known. */
  readonly lastBackup: string | null
  /** All branches; `step` is the code of the day end that this server is at. */
  readonly branches: readonly (WireBranch & { readonly step: string | null })[]
}

/** The backups that a server has made, the newest first. */
export interface WireBackups {
  /** How far the one that is being made has come, in tables. */
  readonly running: { readonly what: Words; readonly done: number; readonly total: number } | null
  /** Why the last one failed. */
  readonly trouble: Words | null
  /** So many are kept. */
  readonly kept: number
  readonly list: readonly {
    readonly name: string
    readonly bytes: number
    readonly checksum: string | null
    readonly ageSeconds: number | null
    /** The last day of the branch that had ended; null where none had. */
    readonly ended: Day | null
    /** What is wrong with it. */
    readonly trouble: Words | null
  }[]
}

/** A change of parameters: agreed on, and in force from its day. */
export interface WireChange {
  readonly what: Words
  readonly value: Words
  readonly from: Day
  /** Who asked for it, and on what grounds. */
  readonly by: string
  readonly reason: string
}

/** A code as the registry has it: what is enforced, since when, by whom. */
export interface WireRegistryCode {
  readonly code: string
  readonly number: string
  readonly name: Words
  readonly who: readonly Words[]
  readonly rules: readonly Words[]
  readonly fee: Words | null
  readonly attributes: readonly { readonly name: Words; readonly value: Words; readonly changed: boolean }[]
  /** The last change of it that is in force; null where all is as the definition says. */
  readonly last: WireChange | null
  readonly pending: readonly WireChange[]
}

export interface WireRegistry {
  readonly codes: readonly WireRegistryCode[]
  /** Limits, deadlines and fees that belong to no single code. */
  readonly settings: readonly {
    readonly name: Words
    readonly value: Words
    readonly last: WireChange | null
  }[]
  /** All that waits for its day. */
  readonly pending: readonly WireChange[]
  readonly voucherKinds: WordsTable
}

/** Before anybody has signed in. */
export interface WireWelcome {
  readonly ready: boolean
  readonly server: { readonly release: string; readonly upSeconds: number }
  /** What the start is doing, and how far it is, while not ready. */
  readonly progress: { readonly label: Words; readonly done: number; readonly total: number } | null
  readonly branches: readonly WireBranch[]
  /** Only in demo mode: who may be tried, and with what password. */
  readonly hints: readonly {
    readonly id: string
    readonly name: Words
    readonly role: Words
    readonly password: string
  }[]
  /** Only in demo mode: what stands on the seals of the boxes, which no visitor can look at. */
  readonly seals: readonly { readonly till: string; readonly seal: string }[]
  /** Only in demo mode: how many seals of whom lie in the boxes. */
  readonly sealsAway: readonly { readonly teller: string; readonly pieces: number }[]
}

/** Who sits here, and where the branch stands. */
export interface WireDesk {
  /** A screen that nobody touches for so many minutes is locked. */
  readonly idleMinutes: number
  readonly person: WirePerson
  readonly branch: {
    readonly code: string
    readonly name: Words
    readonly day: Day
    readonly state: BranchState
    readonly unit: string
  }
  readonly terminal: string
  /** The ticket that this person is serving. */
  readonly ticket: string | null
  /** The currencies that rates are posted for; forms ask for one where there are any. */
  readonly deals: readonly string[]
  /** Whether this person sees everybody's work and the books of the branch. */
  readonly inCharge: boolean
  readonly till: WireTill | null
  /** `notices`: errors that post-supervision found, and that are his to answer or to go on with. */
  readonly waiting: {
    readonly mine: number
    readonly toSign: number
    readonly notices: number
    /** In how long the next of them goes up a level by time alone, when nobody posts; null for never. */
    readonly nextMs: number | null
  }
  /** From this much cash on it is told who stands at the window: fields/largeCash.ts. */
  readonly largeCashFrom: string
  readonly terms: readonly number[]
  readonly voucherKinds: readonly {
    readonly kind: string
    readonly name: Words
    readonly prefix: string
    readonly width: number
    readonly isSold: boolean
    readonly ended?: boolean
  }[]
  readonly principals: readonly { readonly code: string; readonly name: Words; readonly kind: string }[]
  /** The lists that something is done on: dated rows. */
  readonly grounds: Grounds
  /** What the outlet says in the service processes instead of the product's text: dated rows. */
  readonly scripts: readonly ScriptRow[]
  /** So much moved out at once brings up the retention script, in fen. */
  readonly retainFrom: string
  readonly registry: WireSettings
}

/** What of the registry pages need to show codes as they are enforced here. */
export interface WireSettings {
  readonly numbers: Readonly<Record<string, string>>
  readonly codes: Readonly<Record<string, string>>
  /** Amounts of rows, in fen. */
  readonly authorisation: Readonly<Record<string, string>>
  readonly gradePermille: Readonly<Record<string, number>>
}

/** The text of a table that somebody has chosen. */
export interface WireTable {
  readonly text: string
}

/** What the seals on a paper are compared with. */
export interface WireSpecimen {
  readonly picture: string
  readonly rule: string
}

export interface WireTill extends WireHolding {
  readonly no: string
  readonly state: TillState
  readonly teller: string | null
}

/** Face by face. */
export type WireNotes = readonly {
  readonly face: string
  readonly count: string
  readonly amount: string
}[]

/** Notes and vouchers in one place. */
export interface WireHolding {
  /** Null for whoever has to count it first. */
  readonly cash: string | null
  readonly notes: WireNotes
  /** Other currencies that lie there, each by itself. */
  readonly foreign: readonly {
    readonly unit: string
    readonly name: Words
    readonly cash: string
    readonly notes: WireNotes
  }[]
  readonly papers: readonly {
    readonly kind: string
    readonly name: Words
    readonly pieces: number
    readonly ranges: readonly string[]
  }[]
}

export interface WireCode {
  readonly code: string
  /** What this branch calls it: people type and read this (F4). */
  readonly number: string
  readonly name: Words
  readonly initials: string
  /** Whether this person's post may do it. */
  readonly mine: boolean
  /** Where it stands in the menu, the head first. */
  readonly menu: readonly [Words, Words]
  /** How often this person has used it in the last thirty days: the most used come first. */
  readonly used: number
}

export interface WireCustomer {
  readonly no: string
  readonly kind: 'person' | 'company'
  readonly name: string
  readonly idKind: string
  readonly idNumber: string
  readonly phone: string
  readonly address: string
  readonly opened: Day
  readonly accounts: readonly WireAccount[]
}

export interface WireAccount {
  readonly no: string
  readonly gl: string
  readonly name: string
  readonly customer: string | null
  readonly product: string | null
  readonly status: 'open' | 'closed'
  readonly balance: string
  readonly available: string
  readonly held: string
  readonly opened: Day
  readonly closed: Day | null
  readonly ratePpm: number | null
  readonly maturity: Day | null
  /** What it has earned up to, and without, today, of its kind's accrual; null where it earns nothing. */
  readonly accrued: string | null
  readonly paper: string | null
  readonly unprinted: number
  readonly warnings: readonly Words[]
}

export interface WireLoanRow {
  readonly number: number
  readonly day: Day
  readonly principal: string
  readonly interest: string
  /** What stays to be repaid after it. */
  readonly balance: string
  readonly unpaid: string
  readonly state: 'paid' | 'due' | 'overdue' | 'toCome'
}

/** A loan at one look: agreed, planned, owed today. */
export interface WireLoan {
  readonly contract: string
  readonly start: Day
  readonly maturity: Day
  /** The maturity before it was extended. */
  readonly extended: Day | null
  readonly months: number
  readonly ratePpm: number
  readonly penaltyPermille: number
  readonly method: Words
  readonly payer: string | null
  readonly class: Words
  /** By the days that it is late alone. */
  readonly suggested: Words
  readonly daysLate: number
  /** Whether its interest is income before it is paid. */
  readonly accruing: boolean
  readonly owed: {
    readonly notDue: string
    readonly due: string
    readonly interest: string
    readonly penalty: string
    readonly compound: string
    readonly accrued: string
  }
  readonly writtenOff: { readonly day: Day; readonly principal: string; readonly interest: string } | null
  readonly rows: readonly WireLoanRow[]
}

export interface WireAccountEntry {
  readonly account: string
  readonly day: Day
  readonly serial: number
  readonly line: number
  readonly code: string
  readonly codeName: Words
  readonly side: 'D' | 'C' | 'R' | 'P'
  readonly amount: string
  readonly balance: string
  readonly teller: string
}

export type RowStatus =
  | 'posted'
  | 'reversed'
  | 'reversal'
  | 'pending'
  | 'asked'
  | 'returned'
  | 'approved'
  | 'rejected'
  | 'withdrawn'

export interface WireRow {
  readonly day: Day
  readonly serial: number
  readonly code: string
  readonly codeName: Words
  readonly teller: string
  readonly authorisers: readonly string[]
  readonly terminal: string
  /** The ticket of the queue that was being served; null for none. */
  readonly ticket: string | null
  readonly at: string
  readonly status: RowStatus
  readonly amount: string | null
  /** The currency of the amount, where that is not the branch's own. */
  readonly unit: string | null
  readonly account: string | null
  /** The item or the other row that this one is about: what was signed, what was reversed. */
  readonly about: Words | null
}

export interface WireRowDetail extends WireRow {
  readonly branchName: Words
  readonly tellerName: Words
  readonly fields: readonly string[]
  /** The journal's text of the effects; null where the reader may not see them. */
  readonly effects: string | null
  readonly entries: readonly WireEntry[]
  /** Plain texts behind sealed ones. */
  readonly opened: Readonly<Record<string, string>>
  /** Whom or what the numbers on the form stand for, by the name of their field. */
  readonly named: Readonly<Record<string, Words>>
  /** The row that this one reverses or prints again. */
  readonly original: WireRowDetail | null
  /** The teller's day, where the receipt is his balance sheet. */
  readonly proof: WireProof | null
  readonly reprints: number
  /** By when the image of its voucher must be there; null of what leaves none. */
  readonly imageDue: Day | null
  readonly reversedBy: number | null
  readonly passbookLines: readonly WirePaperLine[]
  /** How the 积数 that it settled add up; of more accounts than a few they are asked for one by one. */
  readonly interestSheet: WireExplanation['rows']
  readonly interestAccounts: readonly string[]
  /** What its voucher is marked with; null of what is not posted. */
  readonly mark: string | null
  /** For those in charge: what a count has found could be guessed until it fits (F59). */
  readonly hash: string | null
}

/** Where a scanned image of a voucher stands. */
export interface WireImage {
  /** SHA-256 of the file, by which it is asked for. */
  readonly sha256: string
  readonly name: string
  readonly day: Day
  readonly serial: number | null
  readonly placed: Placed
  readonly broughtBy: string
  readonly at: string
  /** Who has said by hand whose voucher it is, in the order in which it was said. */
  readonly placings: readonly WirePlacing[]
}

export interface WirePlacing {
  readonly by: string
  /** Null where it was said before the time was kept. */
  readonly at: string | null
  /** The row it had been at; null where nobody knew. */
  readonly was: string | null
  readonly now: string
}

/** A voucher of a day as post-supervision has it. */
export interface WireVoucher extends WireRow {
  /** By when its image must be there. */
  readonly imageDue: Day
  readonly images: readonly WireImage[]
  /** Why a person looks at it himself; none where its image is enough. */
  readonly sampled: readonly SamplingRuleName[]
  /** Who has ticked it off. */
  readonly ticked: string | null
  readonly notices: number
}

/** What a day hands to post-supervision (传票包). */
export interface WirePackage {
  readonly day: Day
  /** By when it is looked through: the working day after the one on which it is handed over. */
  readonly due: Day
  /** All rows of the day, whether they leave a voucher or not. */
  readonly rows: number
  readonly vouchers: readonly WireVoucher[]
  /** Images of the day of which nobody knows whose they are. */
  readonly unplaced: readonly WireImage[]
  /** SHA-256 over the hashes of the vouchers’ rows in their order: what was handed over. */
  readonly sha256: string
}

/** Who may do a code, and why somebody may not: core/question.ts. */
export interface WireWho {
  readonly code: string
  readonly name: Words
  readonly teller: WirePerson
  /** Whether nothing of what can be said without a form keeps him from it. */
  readonly may: boolean
  readonly conditions: readonly {
    readonly name: Words
    readonly wanted: Words
    readonly found: Words
    readonly refusal: WireRefusal | null
  }[]
  readonly rungs: readonly { readonly rule: Words; readonly applies: 'yes' | 'no' | 'when' }[]
  /** The signatures that it takes, and who could give each, those on duty first. */
  readonly signatures: readonly { readonly need: SignatureNeed; readonly people: readonly WirePerson[] }[]
  /** Whose post has the code, and what keeps each from it at this moment. */
  readonly colleagues: readonly { readonly person: WirePerson; readonly refusal: WireRefusal | null }[]
  /** About whom the reader may ask. */
  readonly everybody: readonly string[]
}

export interface WireRefusedRow {
  readonly at: string
  readonly code: string
  readonly teller: string
  readonly refusal: WireRefusal
}

export interface WireParked {
  readonly item: string
  readonly state: string
  readonly code: string
  readonly codeName: Words
  readonly maker: string
  readonly makerName: Words
  readonly terminal: string
  readonly opened: Day
  readonly at: string
  readonly fields: readonly {
    readonly label: Words
    readonly text: Words
    readonly stands: Words | null
  }[]
  readonly seen: readonly string[]
  /** The currency of what is counted a second time. */
  readonly countedIn: string
  /** What of `seen` is money, as a table; no balances, for nothing is posted yet. */
  readonly entries: readonly WireEntry[]
  /** The customers' accounts that it touches, as they stand. */
  readonly accounts: readonly WireAccount[]
  /** The row that it would reverse or print again. */
  readonly original: WireRow | null
  readonly needs: readonly SignatureNeed[]
  readonly signed: readonly (Signed & { readonly name: Words })[]
  readonly reason: string | null
  /** Why it was refused, in the words of the list. */
  readonly ground: Words | null
  /** Questions of signers and the maker's answers. */
  readonly talk: readonly {
    readonly by: string
    readonly name: Words
    readonly at: string
    readonly text: string
  }[]
  /** It has waited so long, or nobody of its level is there, that the next level is called. */
  readonly escalated: boolean
  /** The reader is called to sign it; otherwise he may, but those at its level are asked first. */
  readonly called: boolean
  /** What would be changed in records, from what to what. */
  readonly changes: readonly string[]
  /** Papers that the maker has scanned for the signers; whoever counts again is not shown them. */
  readonly images: readonly WireImage[]
  /** The row that it waits under. */
  readonly serial: number
  readonly posted: number | null
  /** The signature that the reader would give; null where he has none to give. */
  readonly mine: SignatureNeed | null
}

export interface WireItem {
  readonly id: string
  readonly kind: string
  readonly kindName: Words
  readonly state: Words
  /** The state itself, by which a form chooses what it may be given; empty where it is not told. */
  readonly stands: string
  readonly by: string
  readonly opened: Day
  readonly until: Day | null
  readonly summary: Words
}

export interface WireAgreement {
  readonly name: Words
  readonly agrees: boolean
  readonly left: string
  readonly right: string
  readonly differences: readonly Words[]
}

export interface WireBoard {
  readonly agreements: readonly WireAgreement[]
  readonly people: readonly WirePerson[]
  readonly tills: readonly WireTill[]
  readonly rows: number
  readonly refusals: number
  readonly cashIn: string
  readonly cashOut: string
  readonly items: readonly WireItem[]
  /** Inspections overdue and counts missing, in a sentence each. */
  readonly warnings: readonly Words[]
}

/** Something to look after, as a table: a cell is words, or when something was done and by whom. */
export interface WireCustodyList {
  readonly name: Words
  readonly columns: readonly Words[]
  readonly rows: readonly {
    /** Overdue, missing, or otherwise not as it should be. */
    readonly late: boolean
    /** An instant, with who it was where no column of its own says so. */
    readonly cells: readonly (Words | { readonly at: string; readonly by: string | null })[]
  }[]
}

export interface WireCustody {
  readonly day: Day
  readonly lists: readonly WireCustodyList[]
}

/** A complaint as lists know it. */
export interface WireComplaint {
  readonly id: string
  readonly opened: Day
  readonly about: Words
  readonly grade: Words
  readonly state: Words
  readonly isOpen: boolean
  readonly handler: Words
  /** By then the next step is taken, and by then the customer is answered. */
  readonly due: Day | null
  /** Null where no clock has ever run. */
  readonly legalDue: Day | null
  /** Of the law's clock; null once the customer is answered. */
  readonly daysLeft: number | null
  /** Who should have solved it by now. */
  readonly level: Words | null
  readonly late: boolean
  readonly satisfaction: number | null
}

/** All there is to see of one. */
export interface WireComplaintDetail extends WireComplaint {
  readonly said: string
  readonly facets: readonly { readonly label: Words; readonly value: Words }[]
  /** What a model says its words are about, which is no fact; null where it is not for the reader. */
  readonly suggestion: Words | null
  /** The script that fits it (core/complaints/scripts.ts). */
  readonly script: string
  /** What may be done next, as codes with their fields filled in. */
  readonly next: readonly {
    readonly code: string
    readonly name: Words
    readonly fields: Readonly<Record<string, string>>
  }[]
  /** What was done, the oldest first. */
  readonly done: readonly {
    readonly day: Day
    readonly serial: number
    readonly at: string
    readonly by: Words
    readonly what: Words
    readonly words: string
    readonly script: Words | null
    /** What the customer is told of it in writing; null where nothing is. */
    readonly letter: Letter | null
  }[]
  /** What the journal and the refusals know about it. */
  readonly links: readonly { readonly what: Words; readonly lines: readonly Words[] }[]
}

/** A complaint before the rules of responsibility, and its ruling where there is one. */
export interface WireCase {
  readonly complaint: string
  /** Who stood where, and what the records say by themselves. */
  readonly one: Case
  /** What the journal knows, and nobody types. */
  readonly fixed: readonly FactName[]
  /** Whom the records find at posts beyond those of the trail. */
  readonly posts: Posts
  /** Of whom an investigator names who else stood where; empty for everybody else. */
  readonly staff: readonly Pick<WirePerson, 'id' | 'name'>[]
  /** Who reads it: facts found out here may make him a party. */
  readonly reader: { readonly id: string; readonly roles: readonly Role[] }
  readonly ruling: {
    readonly item: string
    readonly state: Words
    /** The case as it was decided. */
    readonly one: Case
    /** Where it can be seen that somebody stood where he was named. */
    readonly named: NonNullable<Ruling['named']>
    /** What the records say now, and the decision left out or took otherwise. */
    readonly leftOut: Case['facts']
    readonly decidedBy: Words
    readonly decidedOn: Day
    /** What the reader may do with it now. */
    readonly next: readonly { readonly step: string; readonly name: Words }[]
  } | null
  /** Whether the reader may decide it: he is no party, and nobody has yet. */
  readonly mayPropose: boolean
}

/** The branch as a row left it. */
export interface WireMoment {
  readonly row: Pick<WireRow, 'day' | 'serial' | 'code' | 'codeName' | 'teller' | 'terminal' | 'at'>
  /** The rows beside it; null before the first and after the last. */
  readonly previous: Position | null
  readonly next: Position | null
  readonly branch: WireBranch
  /** The system is nobody. */
  readonly people: readonly (WirePerson & { readonly terminal: string | null })[]
  readonly tills: readonly WireTill[]
  /** What was on its way, stopped, missing or waiting to be destroyed. */
  readonly elsewhere: readonly (WireHolding & { readonly holder: Words })[]
  /** Those of the register that had not gone for good. */
  readonly seals: readonly {
    readonly no: string
    readonly name: Words
    /** Null while it is in use. */
    readonly state: Words | null
    readonly holder: string | null
  }[]
  /** On the side of the GL account. */
  readonly balances: readonly (Pick<WireTrialRow, 'gl' | 'name' | 'side'> & { readonly balance: string })[]
  readonly waiting: readonly (Pick<
    WireParked,
    'item' | 'code' | 'codeName' | 'maker' | 'opened' | 'needs'
  > & {
    readonly state: Words
    readonly signed: readonly string[]
  })[]
}

export interface WireTrialRow {
  readonly gl: string
  readonly unit: string
  readonly name: Words
  readonly opening: string
  readonly debit: string
  readonly credit: string
  readonly closing: string
  readonly side: 'D' | 'C' | 'either' | 'offBalance'
}

export interface WireDayEnd {
  readonly day: Day
  readonly state: BranchState
  readonly blockers: readonly {
    readonly what: Words
    readonly people: readonly string[]
    readonly code: string
  }[]
  readonly steps: readonly {
    readonly code: string
    readonly name: Words
    readonly done: boolean
    readonly running: boolean
    /** How long it took; null while it has not ended. */
    readonly ms: number | null
    /** How many of its parts are done, while it runs in some. */
    readonly parts: { readonly done: number; readonly of: number } | null
  }[]
  /** The last day that was ended: when, and in how many steps; null before the first. */
  readonly last: { readonly day: Day; readonly at: string; readonly steps: number } | null
  /** For those in charge: inspections overdue and counts missing, in a sentence each. */
  readonly warnings: readonly Words[]
  /** Why the day end stands still; empty while it runs or has run. */
  readonly trouble: readonly Words[]
}

/** What the night would post if it began now. */
export interface WireRehearsal {
  readonly day: Day
  readonly steps: readonly {
    readonly code: string
    readonly name: Words
    readonly rows: number
    readonly accounts: number
  }[]
  readonly turnover: readonly {
    readonly gl: string
    readonly name: Words
    readonly debit: string
    readonly credit: string
  }[]
  /** Why it would stop; empty where it would not. */
  readonly trouble: readonly Words[]
}

export interface WireProof {
  readonly teller: string
  readonly till: string | null
  readonly day: Day
  /** Hidden from the holder of a till that is not balanced yet: his count is blind. */
  readonly cash: { readonly opening: string; readonly closing: string } | null
  readonly received: { readonly count: number; readonly amount: string }
  readonly paid: { readonly count: number; readonly amount: string }
  /** Cash from other tills and the vault, and to them. */
  readonly movedIn: { readonly count: number; readonly amount: string }
  readonly movedOut: { readonly count: number; readonly amount: string }
  /** The same of every other currency of which the till has a book. */
  readonly foreign: readonly (Pick<WireProof, 'cash' | 'received' | 'paid' | 'movedIn' | 'movedOut'> & {
    readonly unit: string
  })[]
  readonly codes: readonly {
    readonly code: string
    readonly name: Words
    readonly count: number
    readonly amount: string
  }[]
  readonly papers: readonly {
    readonly kind: string
    readonly received: number
    readonly used: number
    readonly voided: number
    readonly returned: number
  }[]
  readonly reversals: number
  readonly authorisations: number
}

/** A line of a register: one row of the journal, and how what it began stands now. */
export interface WireRegisterRow {
  readonly day: Day
  readonly serial: number
  readonly at: string
  readonly code: string
  /** As this bank numbers the code. */
  readonly number: string
  readonly codeName: Words
  readonly organ: Words | null
  readonly document: string
  readonly account: string | null
  readonly amount: string | null
  /** The currency of the amount, where that is not the branch's own. */
  readonly unit: string | null
  readonly item: string | null
  readonly teller: string
  readonly authorisers: readonly string[]
  readonly state: Words
}

/** A line as its paper shows it: where it stands, `next` where the book is full, null without pages. */
export interface WirePaperLine extends WireAccountEntry {
  readonly place: LinePlace | 'next' | null
  /** So many entries in one line: what went and came in all of them; its amount is what they come to. */
  readonly merged?: { readonly count: number; readonly out: string; readonly in: string }
}

/** A line of the register of seals, with what the seal prints. */
export interface WireSeal {
  readonly no: string
  readonly kind: Words
  readonly use: Words
  readonly state: Words
  readonly holder: string | null
  readonly registered: Day
  readonly since: Day
  readonly impression: string | null
}

export interface WireExplanation {
  readonly rows: readonly { readonly label: Words; readonly text: string }[]
}

/** A table that is read, printed and saved as it stands. */
export type WireSheet = Sheet

/** A count that differs, and what may have made it so, the likeliest first. */
export interface WireImbalance {
  readonly count: string
  readonly till: string
  /** Who counted. */
  readonly by: string
  readonly day: Day
  readonly at: string
  /** Counted less booked. */
  readonly amount: string
  readonly faces: Words
  readonly papers: readonly Words[]
  /** The counts of the day between which the fault must lie, by their serials. */
  readonly after: number | null
  readonly before: number | null
  /** How many rows were looked through. */
  readonly searched: number
  readonly suspects: readonly WireSuspect[]
}

export interface WireSuspect {
  readonly cause: string
  readonly name: Words
  /** The notes that were miscounted, where it is that. */
  readonly pieces: Words | null
  readonly sharePermille: number
  readonly reasons: readonly Words[]
  readonly look: Words
  readonly mend: Words
  readonly code: string | null
  readonly rows: readonly WireRow[]
  readonly more: number
}

/** What a look-up answers with: one shape a view. */
export type WireView =
  | {
      readonly query: 'account'
      readonly account: WireAccount
      readonly entries: readonly WireAccountEntry[]
      /** Null of an account that is no loan. */
      readonly loan: WireLoan | null
    }
  | { readonly query: 'customer'; readonly customers: readonly WireCustomer[] }
  | { readonly query: 'journal'; readonly rows: readonly WireRow[]; readonly trial: readonly WireTrialRow[] }
  | { readonly query: 'holdings'; readonly tills: readonly WireTill[] }
  | {
      readonly query: 'register'
      readonly register: string
      readonly name: Words
      /** From the first day on where it is empty. */
      readonly from: string
      readonly to: Day
      readonly rows: readonly WireRegisterRow[]
      /** Whether there are older ones than these. */
      readonly cut: boolean
    }
  | { readonly query: 'seals'; readonly name: Words; readonly seals: readonly WireSeal[] }
  | { readonly query: 'tellerProof'; readonly proof: WireProof }
  | { readonly query: 'explanation'; readonly rows: WireExplanation['rows'] }
  | { readonly query: 'reconciliation'; readonly agreements: readonly WireAgreement[] }
  | { readonly query: 'daySheet'; readonly sheet: WireSheet }
  | { readonly query: 'imbalance'; readonly imbalance: WireImbalance }

/** What the live stream says: look again at these. */
export interface WireMoved {
  readonly branch: string
  readonly day: Day
  readonly serial: number
}
