using System.Text.Json.Nodes;

namespace FeedMonitor.Web;

/// <summary>A test against an API of its own.</summary>
public abstract class ApiTest : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected ApiServer Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await ApiServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static void AssertJson(string expected, JsonNode? actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
