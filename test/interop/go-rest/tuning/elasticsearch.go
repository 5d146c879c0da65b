package tuning

import (
	"strings"

	"respool.test/go-rest/call"
)

var elasticsearchCalls = call.Set{
	"elasticsearch-search": func(t call.T) {
		client := call.Elasticsearch(t)
		answer := call.Must(client.Search(
			client.Search.WithContext(t.Ctx),
			client.Search.WithIndex("launches", "tests"),
			client.Search.WithBody(strings.NewReader(`{"query": {"range": {"thrust": {"gte": 7.50, "lt": 1e3}}}, "sort": ["date"]}`)),
			client.Search.WithSize(20),
			client.Search.WithTrackTotalHits(true),
		))
		call.Check(answer.Body.Close())
	},
	"elasticsearch-index": func(t call.T) {
		client := call.Elasticsearch(t)
		answer := call.Must(client.Index("launches", strings.NewReader(`{"name":"A & B","mass":1234.50,"ok":true}`),
			client.Index.WithContext(t.Ctx),
			client.Index.WithDocumentID("2026/01 ä"),
			client.Index.WithRefresh("wait_for"),
		))
		call.Check(answer.Body.Close())
	},
	"elasticsearch-exists": func(t call.T) {
		client := call.Elasticsearch(t)
		answer := call.Must(client.Exists("launches", "1", client.Exists.WithContext(t.Ctx)))
		call.Check(answer.Body.Close())
	},
	"elasticsearch-count": func(t call.T) {
		client := call.Elasticsearch(t)
		answer := call.Must(client.Count(client.Count.WithContext(t.Ctx), client.Count.WithIndex("launches")))
		call.Check(answer.Body.Close())
	},
	"elasticsearch-index-create": func(t call.T) {
		client := call.Elasticsearch(t)
		answer := call.Must(client.Indices.Create("launches",
			client.Indices.Create.WithContext(t.Ctx),
			client.Indices.Create.WithBody(strings.NewReader(`{"settings":{"number_of_shards":1},"mappings":{"properties":{"date":{"type":"date"}}}}`))))
		call.Check(answer.Body.Close())
	},
}
