import { Alert, Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { WireWelcome } from '../../core/wire.ts'
import { api, type Shown } from '../api/client.ts'
import { terminalName } from '../api/requests.ts'
import { takeTyped } from '../terminal/typeAhead.ts'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import { hasPasskeys } from './passkey.ts'
import { CodeInput, useProof } from './proving.tsx'

interface SignInProps {
  readonly welcome: WireWelcome | undefined
  onSignedIn(): void
}

export function SignInPage({ welcome, onSignedIn }: SignInProps) {
  const { say, toggle, language } = useWords()
  const branches = welcome?.branches ?? []
  const [chosen, setChosen] = useState(lastBranch)
  const branch = branches.find(({ code }) => code === chosen) ?? branches[0]
  return (
    <main className="sign-in">
      <section className="sign-in-brand">
        <img src="/icon.svg" alt="" width={72} height={72} />
        <h1>掌柜</h1>
        <p>{say('tagline')}</p>
        {branch && (
          <p className="sign-in-branch">
            {branch.code}　{say(branch.name)}
            <br />
            {say('day')} {branch.day}
          </p>
        )}
      </section>
      <section className="sign-in-side">
        <button type="button" className="language" onClick={toggle}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
        {branches.length > 1 && branch && (
          <BranchChoice
            branches={branches}
            chosen={branch.code}
            onChoose={code => {
              localStorage.setItem(BRANCH_KEY, code)
              setChosen(code)
            }}
          />
        )}
        {branch && <SignInForm branch={branch.code} onSignedIn={onSignedIn} />}
        {welcome && !branch && (
          <Alert type="info" showIcon title={say('noBranch')} description={say('noBranchNext')} />
        )}
        {welcome && welcome.hints.length > 0 && <Hints welcome={welcome} />}
      </section>
    </main>
  )
}

const BRANCH_KEY = 'zhanggui.branch'

/** A terminal stays in its branch. */
const lastBranch = (): string | null => localStorage.getItem(BRANCH_KEY)

interface BranchChoiceProps {
  readonly branches: WireWelcome['branches']
  readonly chosen: string
  onChoose(code: string): void
}

function BranchChoice({ branches, chosen, onChoose }: BranchChoiceProps) {
  const { say } = useWords()
  return (
    <label className="branch-choice">
      {say('branch')}
      <select className="item-choice" value={chosen} onChange={event => onChoose(event.target.value)}>
        {branches.map(({ code, name }) => (
          <option key={code} value={code}>
            {code} {say(name)}
          </option>
        ))}
      </select>
    </label>
  )
}

interface SignInFormProps extends Pick<SignInProps, 'onSignedIn'> {
  readonly branch: string
}

function SignInForm({ branch, onSignedIn }: SignInFormProps) {
  const { say } = useWords()
  const [teller, setTeller] = useTyped()
  const signIn = async (shown: Shown) => {
    // A key knows whose it is.
    await api.signIn(branch, terminalName(), shown.passkey ? shown : { ...shown, teller: teller.trim() })
    onSignedIn()
  }
  const proof = useProof('password', signIn)
  return (
    <form
      className="sign-in-form"
      onSubmit={event => {
        event.preventDefault()
        void proof.byPassword()
      }}
    >
      <h2>{say('signIn')}</h2>
      <label htmlFor="teller">{say('tellerNo')}</label>
      <Input
        id="teller"
        size="large"
        inputMode="numeric"
        autoComplete="username"
        value={teller}
        onChange={event => setTeller(event.target.value)}
        onPressEnter={event => {
          event.preventDefault()
          focusOn('password')
        }}
      />
      <label htmlFor="password">{say('password')}</label>
      <Input.Password
        id="password"
        size="large"
        autoComplete="current-password"
        value={proof.password}
        onChange={event => proof.setPassword(event.target.value)}
      />
      {proof.wantsCode && (
        <>
          <label htmlFor="code">{say('oneTimeCode')}</label>
          <CodeInput id="code" code={proof.code} onChange={proof.setCode} />
        </>
      )}
      {proof.refusal && <RefusalNote refusal={proof.refusal} />}
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={proof.busy}
        disabled={teller === '' || proof.password === ''}
        block
      >
        {say('signIn')}
      </Button>
      {hasPasskeys() && (
        <Button size="large" block onClick={() => void proof.byPasskey({ branch })}>
          {say('byPasskey')}
        </Button>
      )}
      <p className="terminal-name">
        {say('terminal')} {terminalName()}
      </p>
    </form>
  )
}

const focusOn = (id: string) => document.getElementById(id)?.focus()

/** The teller number: what was typed before the page was there, or what a hint of the demo fills in. */
function useTyped() {
  const [teller, setTeller] = useState('')
  useEffect(() => {
    setTeller(takeTyped().trim())
    focusOn('teller')
    const fill = (event: Event) => {
      setTeller((event as CustomEvent<string>).detail)
      focusOn('password')
    }
    document.addEventListener('zhanggui:hint', fill)
    return () => document.removeEventListener('zhanggui:hint', fill)
  }, [])
  return [teller, setTeller] as const
}

/** In demo mode only: whom one may be. A click fills in the number. */
function Hints({ welcome }: { readonly welcome: WireWelcome }) {
  const { say } = useWords()
  return (
    <section className="hints" aria-label={say('demoHints')}>
      <h3>{say('demoHints')}</h3>
      <p>{say('firstSteps')}</p>
      <ul>
        {welcome.hints.map(({ id, name, role }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => document.dispatchEvent(new CustomEvent('zhanggui:hint', { detail: id }))}
            >
              <b>{id}</b> {say(name)} <span>{say(role)}</span>
            </button>
          </li>
        ))}
      </ul>
      {welcome.seals.length > 0 && (
        <p className="seals">
          {say('demoSeals')}
          <span className="figure">
            {welcome.seals.map(({ till, seal }) => `${till}\u00a0${seal}`).join('　')}
          </span>
        </p>
      )}
      {welcome.sealsAway.length > 0 && (
        <p className="seals">
          {say('demoSealsAway')}
          <span className="figure">
            {welcome.sealsAway.map(({ teller, pieces }) => `${teller}\u00a0${pieces}`).join('　')}
          </span>
        </p>
      )}
    </section>
  )
}
