using Azure.Data.Tables;
using FeedMonitor.Testing;

namespace FeedMonitor.Storage.Azure;

/// <summary>The limits that Azure refuses to pass and that Azurite does not check.</summary>
public sealed class TableTransactionsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_transaction_of_a_hundred_rows_is_written_at_once()
    {
        var counter = new OperationCounter();
        var table = await NewTableAsync(counter);

        await TableTransactions.SubmitAsync(table, Adds(100), CancellationToken.None);

        Assert.Single(counter.Operations);
        Assert.Equal(100, await CountAsync(table));
    }

    [Fact]
    public Task More_rows_than_a_transaction_takes_are_a_mistake_of_ours() => AssertRefusedAsync(Adds(101));

    [Fact]
    public Task No_rows_are_a_mistake_of_ours() => AssertRefusedAsync([]);

    [Fact]
    public Task Rows_of_two_partitions_are_a_mistake_of_ours() =>
        AssertRefusedAsync([.. Adds(2), new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("other", "row"))]);

    [Fact]
    public Task More_bytes_than_a_transaction_takes_are_a_mistake_of_ours() =>
        AssertRefusedAsync([.. Adds(8, entity => ChunkedBytes.Set(entity, "Data", new byte[400 * 1024]))]);

    [Fact]
    public Task More_text_than_a_transaction_takes_is_a_mistake_of_ours() =>
        AssertRefusedAsync([.. Adds(80, entity => entity["Data"] = new string('Ж', 20_000))]);

    [Fact]
    public void Rows_are_packed_a_hundred_at_a_time()
    {
        var batches = TableTransactions.Pack(Adds(250), action => [action]).ToArray();

        Assert.Equal([100, 100, 50], batches.Select(batch => batch.Count));
        Assert.Empty(TableTransactions.Pack(Adds(0), action => [action]));
    }

    [Fact]
    public void What_belongs_together_is_not_parted()
    {
        var units = Enumerable.Range(0, 50).ToArray();

        var batches = TableTransactions.Pack(units, _ => Adds(3)).ToArray();

        Assert.Equal([33, 17], batches.Select(batch => batch.Count));
        Assert.Equal(units, batches.SelectMany(batch => batch));
    }

    [Fact]
    public async Task Large_rows_are_packed_into_transactions_that_the_service_takes()
    {
        var table = await NewTableAsync();
        var actions = Adds(12, entity => ChunkedBytes.Set(entity, "Data", new byte[700 * 1024]));

        var batches = TableTransactions.Pack(actions, action => [action]).ToArray();
        foreach (var batch in batches)
        {
            await TableTransactions.SubmitAsync(table, batch, CancellationToken.None);
        }

        Assert.Equal([3, 3, 3, 3], batches.Select(batch => batch.Count));
        Assert.Equal(12, await CountAsync(table));
    }

    [Fact]
    public void More_bytes_than_a_row_takes_are_a_mistake_of_ours()
    {
        var entity = new TableEntity("p", "r");

        ChunkedBytes.Set(entity, "Data", new byte[ChunkedBytes.Limit]);
        Assert.Equal(ChunkedBytes.Limit, ChunkedBytes.Get(entity, "Data").Length);
        Assert.Throws<InvalidOperationException>(() => ChunkedBytes.Set(entity, "Data", new byte[ChunkedBytes.Limit + 1]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public async Task Bytes_come_back_in_order_however_many_properties_they_take(int length)
    {
        var table = await NewTableAsync();
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var entity = new TableEntity("p", "r");
        ChunkedBytes.Set(entity, "Data", bytes);

        await table.AddEntityAsync(entity);

        Assert.Equal(bytes, ChunkedBytes.Get((await table.GetEntityAsync<TableEntity>("p", "r")).Value, "Data"));
    }

    private static TableTransactionAction[] Adds(int count, Action<TableEntity>? fill = null) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var entity = new TableEntity("p", $"row{i:D4}");
            fill?.Invoke(entity);
            return new TableTransactionAction(TableTransactionActionType.Add, entity);
        }),
    ];

    private static async Task<int> CountAsync(TableClient table)
    {
        var count = 0;
        await foreach (var _ in table.QueryAsync<TableEntity>(select: ["RowKey"]))
        {
            count++;
        }

        return count;
    }

    private async Task AssertRefusedAsync(IReadOnlyList<TableTransactionAction> actions)
    {
        var table = await NewTableAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => TableTransactions.SubmitAsync(table, actions, CancellationToken.None));

        Assert.Equal(0, await CountAsync(table));
    }

    private async Task<TableClient> NewTableAsync(OperationCounter? counter = null)
    {
        var table = azurite.NewClients(counter).Feeds;
        await table.CreateIfNotExistsAsync();
        counter?.Reset();
        return table;
    }
}
