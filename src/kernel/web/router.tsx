import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type AnyRouter,
} from '@tanstack/react-router'
import type { PageComponent, PageDef } from './page-def.ts'
import { LoadingWords } from './parts/loading-words.tsx'
import { PageGone, PageProblem } from './parts/page-problem.tsx'
import { giveFocusTurn } from './shell/page-title.ts'

/** The router over all pages inside one frame; each page's code is fetched when it is first opened. */
export function makeRouter(pages: readonly PageDef[], frame: PageComponent): AnyRouter {
  const root = createRootRoute({ component: frame })
  const routes = pages.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path,
      component: lazyRouteComponent(() => page.load().then((component) => ({ default: component }))),
    }),
  )
  // A route like the others: the router's own "not found" would mount the whole frame anew.
  const gone = createRoute({ getParentRoute: () => root, path: '$', component: PageGone })
  const router = createRouter({
    routeTree: root.addChildren([...routes, gone]),
    history: createBrowserHistory(),
    defaultPendingComponent: LoadingWords,
    defaultErrorComponent: PageProblem,
    // Another plan or task is another page: its title takes the focus, its fields begin anew.
    defaultRemountDeps: ({ params }) => params,
    // Addresses are flat texts; `useAddress` reads them by a schema.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString()
      return text === '' ? '' : `?${text}`
    },
  })
  let back = false
  router.history.subscribe(({ action }) => {
    back = action.type === 'BACK' || action.type === 'FORWARD' || action.type === 'GO'
  })
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) giveFocusTurn()
  })
  router.subscribe('onResolved', ({ fromLocation, pathChanged }) => {
    // Going back, the browser restores where one was.
    if (fromLocation !== undefined && pathChanged && !back) window.scrollTo(0, 0)
  })
  return router
}
