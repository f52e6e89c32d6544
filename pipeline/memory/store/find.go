package store

// Find gives the places of some words in a text, as bytes from and to: whole words, in
// any case and with any punctuation between them; two Han characters are words too.
func Find(text, words string) (places [][2]int) {
	all, some := units(text), units(words)
	if len(some) == 0 {
		return nil
	}
next:
	for i := 0; i+len(some) <= len(all); i++ {
		for j, u := range some {
			if all[i+j].hash != u.hash {
				continue next
			}
		}
		places = append(places, [2]int{all[i].start, all[i+len(some)-1].end})
		i += len(some) - 1
	}
	return places
}
