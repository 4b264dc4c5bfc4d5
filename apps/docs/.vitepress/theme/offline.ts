import { useRouter } from 'vitepress'
import { onMounted, type Ref, ref } from 'vue'

/** Where the service worker lies; its scope is the whole site. */
const address = '/service-worker.js'

/** Watches for a new version of the site. It is taken at the next change of pages, or when asked. */
export const useVersions = (): { readonly isNew: Ref<boolean>; take(to?: string): void } => {
  const isNew = ref(false)
  const router = useRouter()
  let waiting: ServiceWorker | null = null

  const take = (to = location.href) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.assign(to), {
      once: true,
    })
    waiting?.postMessage('take-over')
  }

  const watch = (registration: ServiceWorkerRegistration) => {
    const look = () => {
      // The first one of all takes over by itself.
      if (!registration.waiting || !navigator.serviceWorker.controller) return
      waiting = registration.waiting
      isNew.value = true
    }
    look()
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look),
    )
  }

  onMounted(async () => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    const before = router.onBeforeRouteChange
    router.onBeforeRouteChange = (to) => {
      if (!isNew.value) return before?.(to)
      take(new URL(to, location.href).href)
      return false
    }
    try {
      const registration = await navigator.serviceWorker.register(address, {
        updateViaCache: 'none',
      })
      watch(registration)
      const { active } = await navigator.serviceWorker.ready
      // Pages of this language are kept in the background.
      active?.postMessage({ language: document.documentElement.lang })
    } catch {
      // Forbidden, such as in some private windows: the site works as long as there is a network.
    }
  })
  return { isNew, take }
}
