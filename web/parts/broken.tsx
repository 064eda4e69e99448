import { Component, type ReactNode } from 'react'
import { Problem } from './problem.js'

/** A screen that broke says so in its own place: the menu and the other screens stay. */
export class Broken extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {}

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { error } = this.state
    return error === undefined ? (
      this.props.children
    ) : (
      <Problem error={error} retry={() => this.setState({ error: undefined })} />
    )
  }
}
