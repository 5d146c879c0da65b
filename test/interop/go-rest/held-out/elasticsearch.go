package heldout

import (
	"strings"

	"respool.test/go-rest/call"
)

var elasticsearchCalls = call.Set{
	"elasticsearch-bulk": func(t call.T) {
		client := call.Elasticsearch(t)
		answer := call.Must(client.Bulk(strings.NewReader(
			`{"index":{"_index":"launches","_id":"1"}}`+"\n"+`{"name":"one"}`+"\n"+
				`{"delete":{"_index":"launches","_id":"2"}}`+"\n"),
			client.Bulk.WithContext(t.Ctx)))
		call.Check(answer.Body.Close())
	},
	"elasticsearch-update": func(t call.T) {
		client := call.Elasticsearch(t)
		answer := call.Must(client.Update("launches", "1", strings.NewReader(`{"doc":{"name":"uno","pad":null}}`),
			client.Update.WithContext(t.Ctx)))
		call.Check(answer.Body.Close())
	},
	"elasticsearch-delete-by-query": func(t call.T) {
		client := call.Elasticsearch(t)
		answer := call.Must(client.DeleteByQuery([]string{"launches"}, strings.NewReader(`{"query":{"term":{"state":"scrubbed"}}}`),
			client.DeleteByQuery.WithContext(t.Ctx),
			client.DeleteByQuery.WithConflicts("proceed")))
		call.Check(answer.Body.Close())
	},
}
