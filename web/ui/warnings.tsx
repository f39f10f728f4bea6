import { Alert } from 'antd'
import { Link } from 'wouter'
import type { Words } from '../../core/words.ts'
import { useWords } from '../words/language.tsx'

/** What those in charge have to look after, with the way to where it stands. */
export function Warnings({ warnings }: { readonly warnings: readonly Words[] }) {
  const { say, sayAll } = useWords()
  if (warnings.length === 0) return null
  const title = (
    <>
      {sayAll(warnings)} <Link href="/custody">{say('custody')}</Link>
    </>
  )
  return <Alert type="warning" showIcon title={title} />
}
