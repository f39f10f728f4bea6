/**
 * What to say to somebody who is angry, by cause (rules.md §7.4): feel, felt, found. First the mood, then the
 * matter. Each cause has a playbook: what the one at the counter does, in order, and what nobody says.
 */
import type { Complaint } from '../items/complaint.ts'
import type { Words } from '../words.ts'

interface Script extends Words {
  readonly feel: Words
  readonly felt: Words
  readonly found: Words
  readonly playbook: readonly Words[]
  readonly never: Words
}

const say = (zh: string, en: string): Words => ({ zh, en })

export const scripts = {
  counterfeit: {
    zh: '收缴假币',
    en: 'A counterfeit is seized',
    feel: say('一下子少了一百元，换谁都心疼。', 'Losing a note like that hurts; anybody would feel it.'),
    felt: say(
      '很多客户刚开始也觉得是银行不讲情面。',
      'Many customers thought at first that the bank was merely hard.',
    ),
    found: say(
      '后来他们明白，假币退回去还会害到别人；这张凭证写着您三个工作日内可以申请鉴定。',
      'Then they saw that a fake given back harms the next one; this voucher says that you may ask for an appraisal within three working days.',
    ),
    playbook: [
      say(
        '两名持证人员当面收缴，不离开客户视线。',
        'Two certified people seize it, in sight of the customer.',
      ),
      say(
        '加盖“假币”章，用 1051 登记并出具收缴凭证。',
        'It is stamped, registered with 1051, and a voucher given.',
      ),
      say(
        '告知鉴定和复议的权利、期限、去处。',
        'He is told of the appraisal and the review: when and where.',
      ),
      say(
        '客户激动的，请到会客室换人接待（9603）。',
        'Where he is upset, another receives him in a quiet room (9603).',
      ),
    ],
    never: say('“假的就是假的，我们没办法。”', '“A fake is a fake, nothing to be done.”'),
  },
  wrongNotes: {
    zh: '付出的钱有问题',
    en: 'Wrong notes from us',
    feel: say(
      '从银行取的钱有问题，您生气是应该的。',
      'Money from a bank that is not right: you have every reason.',
    ),
    felt: say(
      '有客户也遇到过，当时也担心说不清。',
      'Others met with it too, and feared that nobody would believe them.',
    ),
    found: say(
      '后来查冠字号就清楚了：我们按号码逐张核对，是我行付出的由我行承担。',
      'The serial numbers settled it: we compare each note, and what we paid out is ours to bear.',
    ),
    playbook: [
      say('先收下情况，不当场下结论。', 'Take it down first; judge nothing on the spot.'),
      say(
        '调取冠字号记录、监控和尾箱账。',
        'Fetch the serial numbers, the recording and the book of the till.',
      ),
      say(
        '查实由我行付出的，调换并致歉，追查扎把责任人。',
        'Paid out by us: exchange it, apologise, and trace the strap.',
      ),
      say('不是我行付出的，出示记录并说明收缴程序。', 'Not ours: show the record, and explain the seizure.'),
    ],
    never: say('“出门就不负责了。”', '“Once you leave the counter it is your affair.”'),
  },
  noIdentity: {
    zh: '贵宾客户未带证件',
    en: 'A VIP without his document',
    feel: say(
      '您是老客户，专程来一趟办不成，着急是难免的。',
      'You have come on purpose, as you have for years: of course it annoys you.',
    ),
    felt: say(
      '别的贵宾客户第一次遇到也觉得不近人情。',
      'Other customers of ours found it unkind the first time.',
    ),
    found: say(
      '后来有人冒名取款被拦下，大家都说这一关是保护自己。我先帮您把单子填好，证件一到马上办。',
      'Then somebody in another’s name was stopped, and all agreed that the rule protects them. I fill in the form now, so that it is done as soon as your document is here.',
    ),
    playbook: [
      say(
        '限额以内的照常办理，超过的说明规定。',
        'Do what the limit allows; explain the rule for what is beyond.',
      ),
      say('请主管到场说明，不让柜员单独顶着。', 'Call the supervisor; nobody bears it alone.'),
      say(
        '给出办法：家人送证、电子证照、转账、预约。',
        'Offer ways: a relative brings it, the electronic card, a transfer, a later hour.',
      ),
      say('不得以人情办理。', 'No exception as a favour.'),
    ],
    never: say('“规定就是规定，谁来都一样。”', '“Rules are rules, whoever you are.”'),
  },
  wrongPosting: {
    zh: '记账差错',
    en: 'A wrong entry',
    feel: say(
      '账上的钱对不上，您心里肯定不踏实。',
      'Your account does not show what it should: of course that worries you.',
    ),
    felt: say(
      '有客户发现记错时，也担心钱回不来。',
      'Others feared for their money when they found a wrong entry.',
    ),
    found: say(
      '每一笔都有流水和凭条，我们当面一起对；是我们记错的，当日冲正、按原日期补记，少计的利息也补给您。',
      'Each entry has its row and its slip, and we compare them together; what we got wrong is reversed and booked as of its day, with the interest that was missed.',
    ),
    playbook: [
      say(
        '调出流水、凭条和回单，当面逐项核对。',
        'Fetch row, slip and receipt, and compare them line by line with him.',
      ),
      say(
        '确有差错：当日用 8501 冲正后重做；隔日用 8502，差额利息用 8520 补。',
        'A true error: 8501 on the same day and done again; 8502 later, and 8520 for missed interest.',
      ),
      say('请会计主管到场确认，不让柜员私下找补。', 'Call the supervisor; no teller settles it on his own.'),
      say('没有差错：打印明细，说明每一笔的来去。', 'No error: print the entries and explain each of them.'),
    ],
    never: say('“系统不会错，您再想想。”', '“The system makes no mistakes, think again.”'),
  },
  fundSafety: {
    zh: '资金被冒领或短少',
    en: 'Money lost or missing',
    feel: say('钱少了，您着急，我们和您一样着急。', 'Money is missing: we take it as seriously as you do.'),
    felt: say('遇到过的客户开始也怕查不清。', 'Others feared at first that nobody would ever find out.'),
    found: say(
      '先把账户保护起来，再调监控和凭证查清每一笔；查到哪一步，我都告诉您。',
      'First the account is made safe, then recordings and slips show each entry; you hear of every step.',
    ),
    playbook: [
      say('先止付：4001 口头挂失，或按申请停用卡折。', 'Stop it first: an oral report with 4001.'),
      say(
        '调取监控、凭证、身份核查记录和当日尾箱长短款。',
        'Fetch recordings, slips, identity checks, and what of that day was over or short.',
      ),
      say(
        '疑似冒领的，报会计主管和主任，并请客户报警。',
        'Where fraud is likely, tell supervisor and director, and have him call the police.',
      ),
      say('不当场认定责任，不承诺赔付金额。', 'Say nothing yet of fault, and promise no amount.'),
    ],
    never: say('“钱是您自己取的吧。”', '“You must have drawn it yourself.”'),
  },
  waiting: {
    zh: '等候过久',
    en: 'A long wait',
    feel: say(
      '等了这么久，换我也着急，实在对不起。',
      'After such a wait I would be impatient too; I am sorry.',
    ),
    felt: say('刚才那位先生也等得着急。', 'The gentleman before you felt the same.'),
    found: say(
      '我们请他先到自助机办了取款，两分钟就好；您的业务我来看看哪种办法最快。',
      'We took him to a machine and he was done in two minutes; let me see which way is quickest for you.',
    ),
    playbook: [
      say('大堂经理上前，先道歉，再问办什么。', 'The lobby manager goes up to him, apologises, then asks.'),
      say('能分流的引导到自助机、手机银行。', 'Show him to a machine or the phone where that will do.'),
      say('加开窗口，或请主任调人。', 'Open another window, or have the director call people in.'),
      say(
        '查票号和等候时间，登记投诉（9601）。',
        'Look up his ticket and how long he waited; register it (9601).',
      ),
    ],
    never: say('“大家都在等，你急什么。”', '“Everybody is waiting.”'),
  },
  lostCard: {
    zh: '临下班卡丢失',
    en: 'A card lost at closing time',
    feel: say(
      '卡丢了又快下班，您心里一定很慌。',
      'A lost card, and we are about to close: you must be worried.',
    ),
    felt: say('别的客户丢卡时也怕钱被人取走。', 'Others who lost theirs feared for their money too.'),
    found: say(
      '先口头挂失，一分钟就止付，钱就安全了；书面手续五天内来补就行。',
      'An oral report stops it within a minute and the money is safe; the written one may follow within five days.',
    ),
    playbook: [
      say(
        '先止付后手续：立即 4001 口头挂失。',
        'Stop it first, papers later: an oral report with 4001 at once.',
      ),
      say(
        '在营业时间内进门的客户，办完再结账。',
        'Whoever came in before closing is served before the books are closed.',
      ),
      say(
        '核实身份，告知书面挂失的期限。',
        'Check who he is, and tell him by when the written report is due.',
      ),
      say('确认没有异常支取，请客户放心。', 'See that nothing was drawn, and tell him so.'),
    ],
    never: say('“下班了，明天再来。”', '“We are closed, come tomorrow.”'),
  },
  fee: {
    zh: '收费异议',
    en: 'A fee is disputed',
    feel: say('没想到会收费，您觉得意外很正常。', 'You did not expect a fee; I see that it surprises you.'),
    felt: say('有客户第一次看到也有疑问。', 'Others had the same question the first time.'),
    found: say(
      '看过公示的价目，知道哪些可以减免，就放心了；我们一起看一下您的是哪一项。',
      'The posted tariff shows what it is and what can be waived; let us look yours up together.',
    ),
    playbook: [
      say('出示价目表和协议。', 'Show the tariff and the agreement.'),
      say('多收的当日退还（8501/8502）。', 'What was charged too much goes back the same day (8501/8502).'),
      say('符合减免条件的按权限减免。', 'Waive what may be waived.'),
    ],
    never: say('“系统扣的，我不知道。”', '“The system does that, I do not know.”'),
  },
} as const satisfies Readonly<Record<string, Script>>

/** The script that fits a complaint best; whoever handles it may take another. */
export function scriptFor({
  business,
  reason,
  row,
}: Pick<Complaint, 'business' | 'reason' | 'row'>): keyof typeof scripts {
  if (reason === 'fees') return 'fee'
  if (business === 'currency') return reason === 'fundSafety' ? 'wrongNotes' : 'counterfeit'
  if (reason === 'fundSafety') return row === null ? 'fundSafety' : 'wrongPosting'
  // What was booked is what it is about, unless it is how he was treated.
  if (row !== null && ['rules', 'returns', 'contract', 'other'].includes(reason)) return 'wrongPosting'
  return business === 'cards' ? 'lostCard' : 'waiting'
}
