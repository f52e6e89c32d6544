package engine

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain runs the tests, or is an engine that acts as it is told.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == "act" {
		os.Exit(act(os.Args[2], os.Args[3:]))
	}
	os.Exit(m.Run())
}

// act is an engine: it answers as its tests ask, or acts badly after two answers.
func act(how string, args []string) int {
	switch how {
	case "hold": // a child: it lives until it is ended, and holds a line to the test
		if len(args) > 0 {
			_, _ = net.Dial("tcp", args[0])
		}
		time.Sleep(time.Minute)
		return 0
	case "start-child":
		c := exec.Command(os.Args[0], "act", "hold", args[0])
		c.Stdout, c.Stderr = os.Stdout, os.Stderr
		if err := c.Start(); err != nil {
			return 1
		}
		time.Sleep(time.Minute)
		return 0
	case "deaf":
		os.Stdin.Close()
		return 0
	case "deaf-hang":
		time.Sleep(time.Minute)
	}
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	var asked []question
	answer := func(q question) {
		text, _ := json.Marshal(strings.Replace(q.Text, "Item", "POINT", 1))
		fmt.Printf("{\"id\":%q,\"text\":%s}\n", q.ID, text)
	}
	for in.Scan() {
		var q question
		if err := json.Unmarshal(in.Bytes(), &q); err != nil || q.From != "en" || q.To != "fr" || q.Protected[0] != "<x1/>" || q.Terms[0].Accepted[0] != "point" || q.Context != "Before" || !strings.Contains(in.Text(), "<x1/>") {
			fmt.Fprintln(os.Stderr, "a bad request:", in.Text())
			return 4
		}
		switch asked = append(asked, q); how {
		case "well", "fail-after", "linger", "leave-child":
			answer(q)
		case "slow":
			time.Sleep(50 * time.Millisecond)
			answer(q)
		case "windows":
			if len(asked) == 1 {
				fmt.Print("\uFEFF")
			}
			fmt.Printf("{ \"text\": \"POINT \\u003cx1/> %s\", \"id\": %q, \"more\": [1] } \r\n\r\n", q.ID[1:], q.ID)
		case "none", "refuse", "backwards":
		default:
			if len(asked) <= 2 || how == "half" && len(asked) <= 3 {
				answer(q)
			}
		}
	}
	switch how {
	case "backwards":
		for _, q := range slices.Backward(asked) {
			answer(q)
		}
	case "refuse":
		fmt.Println(`{"id":"s0","error":"no such direction","text":"x"}` + "\n" + `{"id":"s1"}` + "\n" + `{"id":"s2","text":"e\u0301"}`)
	case "linger":
		time.Sleep(time.Minute)
	case "leave-child":
		c := exec.Command(os.Args[0], "act", "hold")
		c.Stdout, c.Stderr, c.Stdin = os.Stdout, os.Stderr, os.Stdin
		_ = c.Start()
	case "garbage":
		fmt.Println("\x1bLoading the model: 37 %\n{}")
	case "binary":
		_, _ = os.Stdout.Write([]byte{0, 1, 0xff, 0xfe, '\n'})
	case "latin1":
		fmt.Println("{\"id\":\"s2\",\"text\":\"r\xe9union\"}")
	case "array":
		fmt.Println("[]")
	case "number":
		fmt.Println(`{"id":7,"text":"sept"}`)
	case "no-id":
		fmt.Println(`{"text":"sept"}`)
	case "html":
		fmt.Println("<!DOCTYPE html><title>502 Bad Gateway</title>\n<body>")
	case "long":
		fmt.Printf("{\"id\":\"s2\",\"text\":\"%s\"}\n", strings.Repeat("long ", 2<<20))
	case "endless":
		for {
			if _, err := io.WriteString(os.Stdout, "la la la "); err != nil {
				return 0
			}
		}
	case "much":
		for {
			if _, err := fmt.Println(strings.Repeat(" ", 1000)); err != nil {
				return 0
			}
		}
	case "fail", "fail-after", "wordy":
		switch how {
		case "fail":
			fmt.Fprintln(os.Stderr, "Traceback:\n  line 1\nRuntimeError: no model\tfor en-fr")
		case "wordy":
			fmt.Fprintln(os.Stderr, strings.Repeat("字", 100_000)+"\n"+strings.Repeat("字", 300))
		}
		return 3
	case "twice":
		answer(asked[1])
	case "unasked":
		fmt.Println(`{"id":"s77","text":"a"}`)
	case "hang":
		fmt.Fprintln(os.Stderr, "thinking")
		time.Sleep(time.Minute)
	case "close":
		os.Stdout.Close()
		time.Sleep(time.Minute)
	case "drip":
		for range 600 {
			fmt.Print(" ")
			time.Sleep(100 * time.Millisecond)
		}
	}
	return 0
}
