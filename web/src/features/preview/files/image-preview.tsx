import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Contents } from './contents.ts'
import { rasterType } from './raster.ts'
import { Unreadable } from './unreadable.tsx'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    placeItems: 'center',
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    borderRadius: tokens.borderRadiusMedium,
    // Transparent images are drawn for a light ground more often than for a dark one.
    backgroundColor: '#f5f5f5',
  },
  image: { display: 'block', maxWidth: '100%', maxHeight: '100%', objectFit: 'contain' },
})

/** An address for as long as it is shown. */
const useAddress = (bytes: ArrayBuffer, type: string | null): string | undefined => {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!type) return
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes, type])
  return address
}

export const ImagePreview = ({ bytes, name }: Contents) => {
  const styles = useStyles()
  const [broken, setBroken] = useState(false)
  const type = rasterType(bytes)
  const address = useAddress(bytes, type)
  if (!type || broken) return <Unreadable />
  return (
    <div className={styles.root}>
      {address ? <img className={styles.image} src={address} alt={name} onError={() => setBroken(true)} /> : null}
    </div>
  )
}
