/** What is wrong with a backup, or with where it should go: in words, and nothing has been changed. */
import { fill, type Words } from '../../core/words.ts'
import { WrongSetting } from '../settings.ts'

const troubles = {
  noBackup: [
    '这里没有备份：{folder} 中没有清单 manifest.json',
    'There is no backup: {folder} has no manifest.json',
  ],
  unfinished: [
    '{folder} 是没有做完的备份，不能使用',
    '{folder} is a backup that was never finished; it cannot be used',
  ],
  sealMissing: [
    '清单的校验文件 manifest.sha256 不在 {folder} 中，备份不完整',
    'manifest.sha256 is missing from {folder}; the backup is not whole',
  ],
  manifestDamaged: [
    '清单已损坏：manifest.json 与它的校验和不符',
    'The manifest is damaged: manifest.json does not fit its checksum',
  ],
  otherChecksum: [
    '校验和不是移交时登记的那一个：这份备份是 {found}',
    'This is not the checksum that was handed over: that of this backup is {found}',
  ],
  foreign: ['{folder} 不是掌柜的备份', '{folder} is no backup of Zhanggui'],
  newerFormat: [
    '这份备份由较新的版本 {release} 制作，本版本 {own} 读不了，请先升级',
    'A newer release, {release}, made this backup, and {own} cannot read it; install that release first',
  ],
  otherMigration: [
    '备份的表结构 {name} 与本版本的不同，请安装制作它的版本 {release}',
    'The tables of this backup, as of {name}, are not those of this release; install release {release}, which made it',
  ],
  fileMissing: ['备份缺少文件 {file}', 'The file {file} of the backup is missing'],
  fileDamaged: [
    '文件 {file} 已损坏：大小或校验和与清单不符',
    'The file {file} is damaged: its size or its checksum is not that of the manifest',
  ],
  keyMissing: [
    '这份备份需要编号 {needed} 的主密钥，而 {file} 不存在。请把当时单独保管的主密钥放到那里，或用 --key 指明',
    'This backup needs the master key numbered {needed}, and {file} is not there. Put the key that was kept apart into that place, or name it with --key',
  ],
  otherKey: [
    '这份备份需要编号 {needed} 的主密钥，{file} 是编号 {found} 的：这是另一家机构的备份，或者密钥拿错了',
    'This backup needs the master key numbered {needed}, and {file} is number {found}: it is the backup of another institution, or the wrong key',
  ],
  noBooks: [
    '这里没有账务，没有什么可备份；请检查 DATA_DIR、DATABASE_URL 和 --schema 是否指对',
    'There are no books here and nothing to back up; see whether DATA_DIR, DATABASE_URL and --schema are right',
  ],
  notEmpty: [
    '目标已有账务，恢复只写入空的数据库或空的数据目录；请另选一个',
    'There are books where it should go. A restore fills only an empty database or data folder; choose another one',
  ],
  inUse: [
    '有服务器或其他命令正在使用这个数据库，请先停掉',
    'A server or another command is at this database; stop it first',
  ],
  tablesDiffer: [
    '清单列出的表与它的表结构不符：{tables}',
    'The tables that the manifest lists are not those of its schema: {tables}',
  ],
  rowsDiffer: [
    '表 {table} 载入 {found} 行，清单为 {expected} 行',
    'The table {table} came to {found} rows, and the manifest says {expected}',
  ],
  headsDiffer: [
    '网点的末行与清单不符：{found}，清单为 {expected}',
    'The last rows of the branches are not those of the manifest: {found}, where it says {expected}',
  ],
  sumsDiffer: [
    '{what} 的合计与清单不符：{found}，清单为 {expected}',
    'The sums of {what} are not those of the manifest: {found}, where it says {expected}',
  ],
  unsound: [
    '备份里的账务核对不符，没有恢复：{findings}',
    'The books in the backup are not sound, and were not restored: {findings}',
  ],
  exists: ['{folder} 已经存在，备份不覆盖任何文件', '{folder} is there already; a backup overwrites nothing'],
  diskFull: [
    '{folder} 所在的磁盘已满，备份没有做成，没有留下任何文件。请腾出空间后再做',
    'The disk of {folder} is full. No backup was made and nothing of it is left; make room and begin again',
  ],
  databaseFull: [
    '数据库所在的磁盘已满，没有恢复。请腾出空间后再做',
    'The disk of the database is full, and nothing was restored; make room and begin again',
  ],
  notWritable: ['{folder} 写不进去：{reason}', '{folder} cannot be written: {reason}'],
  running: ['正在备份，请等它做完', 'A backup is being made; wait for it'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>

export type TroubleName = keyof typeof troubles

export class BackupTrouble extends WrongSetting {
  readonly trouble: TroubleName
  readonly words: Words

  constructor(trouble: TroubleName, values: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    const [zh, en] = troubles[trouble]
    const words = { zh: `${fill(zh, values)}。`, en: `${fill(en, values)}.` }
    super(`${words.zh}\n${words.en}`, options)
    this.trouble = trouble
    this.words = words
  }
}

const FULL = ['ENOSPC', 'EDQUOT']

/** What writing a folder has failed with, in words; any other error stays what it is. */
export function writingTrouble(error: unknown, folder: string): unknown {
  const { code = '', syscall } = error as NodeJS.ErrnoException
  if (FULL.includes(code)) return new BackupTrouble('diskFull', { folder }, { cause: error })
  return syscall && /^E[A-Z]+$/.test(code)
    ? new BackupTrouble('notWritable', { folder, reason: code }, { cause: error })
    : error
}
