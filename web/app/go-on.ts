import { navigate, usePathname } from 'wouter/use-browser-location'

/** Goes where an act has led. Whoever left its page while it was on its way is not called back from where they are. */
export function useGoOn(): typeof navigate {
  const here = usePathname()
  return (to, options) => {
    if (window.location.pathname === here) navigate(to, options)
  }
}
