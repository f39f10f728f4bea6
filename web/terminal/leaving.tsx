import { Button, Modal } from 'antd'
import { useEffect, useRef } from 'react'
import type { Terminal } from './doing.ts'
import { useWords } from '../words/language.tsx'

interface LeavingProps {
  readonly asking: Terminal['asking']
  onStay(): void
  onLeave(): void
  /** Takes the request back, which then waits for nobody. */
  onWithdraw(): void
}

/** Before anything is lost: what was typed, or the sight of what waits. Enter is the harmless answer. */
export function Leaving({ asking, onStay, onLeave, onWithdraw }: LeavingProps) {
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
              <Button key="later" type="primary" ref={ref} onClick={onLeave}>
                {say('continueLater')}
              </Button>,
            ]
          : [
              <Button key="leave" danger onClick={onLeave}>
                {say('discard')}
              </Button>,
              <Button key="stay" type="primary" ref={ref} onClick={onStay}>
                {say('keepTyping')}
              </Button>,
            ]
      }
    >
      {say(waiting ? 'leaveWaitingHint' : 'leaveTypedHint')}
    </Modal>
  )
}
