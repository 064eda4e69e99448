import { Page } from '../../parts/page.js'
import { useMenuWords } from '../../app/menu-words.js'

/** The first page. */
export function Home() {
  const say = useMenuWords()
  return <Page title={say('home')}>{null}</Page>
}
