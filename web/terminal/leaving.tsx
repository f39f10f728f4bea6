import { Button, Modal } from 'antd'
import { useEffect, useRef } from 'react'
import type { Terminal } from './doing.ts'
import { useWords } from '../words/language.tsx'

interface LeavingProps {
  readonly asking: Terminal['asking']
  /** Whether what was typed stays with the unfinished ones. */
  readonly keeps: boolean
  onStay(): void
  onLater(): void
  onDiscard(): void
  /** Takes the request back, which then waits for nobody. */
  onWithdraw(): void
}

/** Before anything is lost: what was typed, or the sight of what waits. Enter is the harmless answer. */
export function Leaving(props: LeavingProps) {
  const { asking, keeps, onStay, onLater, onDiscard, onWithdraw } = props
  const { say } = useWords()
  const safe = useRef<HTMLButtonElement | null>(null)
  useEffect(() => {
    if (asking) setTimeout(() => safe.current?.focus())
  }, [asking])
  const ref = (element: HTMLElement | null) => {
    safe.current = element as HTMLButtonElement | null
  }
  const waiting = asking === 'waiting'
  return (
    <Modal
      open={asking !== null}
      title={say(waiting ? 'leaveWaiting' : 'leaveTyped')}
      onCancel={onStay}
      width={420}
      transitionName=""
      maskTransitionName=""
      footer={
        waiting
          ? [
              <Button key="withdraw" danger onClick={onWithdraw}>
                {say('withdraw')}
              </Button>,
              <Button key="later" type="primary" ref={ref} onClick={onLater}>
                {say('continueLater')}
              </Button>,
            ]
          : [
              <Button key="leave" danger onClick={onDiscard}>
                {say('discard')}
              </Button>,
              keeps && (
                <Button key="later" onClick={onLater}>
                  {say('continueLater')}
                </Button>
              ),
              <Button key="stay" type="primary" ref={ref} onClick={onStay}>
                {say('keepTyping')}
              </Button>,
            ]
      }
    >
      {say(waiting ? 'leaveWaitingHint' : keeps ? 'leaveKeptHint' : 'leaveTypedHint')}
    </Modal>
  )
}
