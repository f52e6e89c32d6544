// Package marian translates with neural networks on this machine: those that Mozilla
// trains for Firefox, in the format of Marian (https://marian-nmt.github.io).
package marian
