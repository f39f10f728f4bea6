/** `npm run rekey`: a new master key, while nobody works; or the end of a change that broke off. */
import { defineCommand } from 'citty'
import { rekey } from '../rekey.ts'
import { readSettings } from '../settings.ts'
import { refuseUnknown, runHere } from './arguments.ts'

const args = {} as const

const command = defineCommand({
  meta: { name: 'rekey', description: 'Changes the master key; see docs/operating/keys.md.' },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args)
    const { before, now, formerFile, keys } = await rekey(readSettings())
    console.log(`原主密钥 former key  ${before}  ${formerFile}`)
    console.log(`新主密钥 new key     ${now}`)
    console.log(
      keys === null
        ? '上次更换已收尾。The change that broke off has been ended.'
        : `已更换：重新封装 ${keys} 把密钥。Changed: ${keys} keys were wrapped anew.`,
    )
    console.log('请现在备份，并把两把主密钥分别封存。Make a backup now, and put both keys into envelopes.')
  },
})

await runHere(command)
