module respool.test/interop

go 1.24

require github.com/dnaeon/go-vcr v1.2.0

require gopkg.in/yaml.v2 v2.2.8 // indirect
