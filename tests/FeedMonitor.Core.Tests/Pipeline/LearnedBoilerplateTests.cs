using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Cleaning.Learning;
using FeedMonitor.Hits;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Pipeline;

/// <summary>A site whose template nobody knows, in a language that nobody speaks.</summary>
public sealed class LearnedBoilerplateTests : IDisposable
{
    private const int Pages = 30;

    // A word of the site's own boxes, and one of the articles.
    private const string OfTheSite = "turbine";
    private const string OfAnArticle = "nitrate";

    private readonly PollBench bench = new(services => services.AddSingleton(new ChannelSet([new ChannelDouble("desk")])));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task After_its_third_page_a_template_never_matches_again()
    {
        await bench.WatchAsync(OfTheSite, OfAnArticle);
        for (var page = 0; page < Pages; page++)
        {
            await bench.PollAsync(Page(page));
        }

        var hits = (await bench.Get<IHitStore>().ListAsync(new HitQuery(1_000), Cancel)).Hits;

        Assert.Equal(2, hits.Count(hit => hit.Terms.Contains(OfTheSite)));
        Assert.Equal(Pages / 3, hits.Count(hit => hit.Terms.Contains(OfAnArticle)));
        Assert.Contains((await bench.HistoryAsync())[^1].Text.Blocks, block => block.Zone == Zone.Boilerplate);
    }

    [Fact]
    public async Task Of_many_pages_at_once_the_template_is_known_at_once()
    {
        await bench.WatchAsync(OfTheSite);

        await bench.PollAsync(Enumerable.Range(0, 10).Select(Page));

        Assert.Empty(await bench.HitsAsync());
    }

    [Fact]
    public async Task An_alert_that_is_not_sent_yet_is_suppressed_when_its_proof_turns_out_to_be_the_templates()
    {
        await bench.WatchAsync(OfTheSite);
        await bench.PollAsync(Page(0));
        var owed = Assert.Single(await bench.Get<IAlertOutbox>().ListOwedAsync(Cancel));
        await bench.PollAsync(Page(1));
        await bench.PollAsync(Page(2));

        var report = await bench.Get<AlertDelivery>().RunAsync(owed.Id, Cancel);

        Assert.Equal(DeliveryResult.Suppressed, report.Result);
        var alert = Assert.Single((await bench.Get<IHitStore>().FindAsync(owed.Hit!.Value, Cancel))!.Alerts);
        Assert.Equal((AlertState.Suppressed, ProofReview.Repeated), (alert.State, alert.Reason));
        Assert.DoesNotContain(await bench.Get<IAlertOutbox>().ListOwedAsync(Cancel), other => other.Id == owed.Id);
    }

    [Fact]
    public async Task An_alert_with_a_proof_that_holds_is_sent_with_that_alone()
    {
        await bench.WatchAsync(OfTheSite, OfAnArticle);
        await bench.PollAsync(Page(0));
        var owed = Assert.Single(await bench.Get<IAlertOutbox>().ListOwedAsync(Cancel));
        await bench.PollAsync(Page(1));
        await bench.PollAsync(Page(2));

        var hit = await bench.Get<ProofReview>().OfAsync((await bench.Get<IHitStore>().FindAsync(owed.Hit!.Value, Cancel))!, Cancel);

        Assert.Equal([OfAnArticle], hit!.Evidence.Select(proof => proof.Term));
        Assert.NotEqual(DeliveryResult.Suppressed, (await bench.Get<AlertDelivery>().RunAsync(owed.Id, Cancel)).Result);
    }

    [Fact]
    public async Task Where_there_was_no_room_for_all_proofs_the_alert_is_sent()
    {
        await bench.WatchAsync(OfTheSite);
        await bench.PollAsync(Page(0));
        var hit = Assert.Single((await bench.Get<IHitStore>().ListAsync(new HitQuery(), Cancel)).Hits);
        await bench.PollAsync(Page(1));
        await bench.PollAsync(Page(2));
        var full = hit with { Evidence = [.. Enumerable.Repeat(hit.Evidence[0], HitComposer.SentencesPerTerm)] };

        Assert.Same(full, await bench.Get<ProofReview>().OfAsync(full, Cancel));
    }

    private static Entry Page(int number) => new(
        Invented.Sentence(number + 3_000, 7),
        $"page-{number}",
        $"https://news.example/{number}",
        $"<p>{Invented.Sentence(800)} {OfTheSite} {Invented.Sentence(801)}</p><p>{Invented.Paragraph(number)}</p>"
        + $"<p>{Invented.Paragraph(number + 100)}{(number % 3 == 0 ? $" Vag {OfAnArticle} {Invented.Sentence(number + 600)}" : "")}</p><p>{Invented.Paragraph(number + 200)}</p>"
        + $"<p>{Invented.Paragraph(802)} {OfTheSite}.</p>");
}
