using CsCheck;

namespace FeedMonitor.Stories.Signatures;

public sealed class SignatureBytesTests
{
    private static readonly StorySignature Sample = StorySignature.Of(new StoryText(
        "Nordunion beschließt 12. Sanktionspaket gegen Velmarien", "Der Rat der Nordunion hat am 8. November 61 Personen und Firmen auf die Liste gesetzt, teilte er in Marlheim mit."));

    [Fact]
    public void A_signature_survives_its_bytes()
    {
        foreach (var text in LabelledPair.Own("tuned.jsonl").SelectMany(pair => new[] { pair.A, pair.B }).Distinct())
        {
            var signature = StorySignature.Of(text);

            Assert.True(SignatureBytes.TryRead(SignatureBytes.ToBytes(signature), out var read, out _));

            Assert.Equal(signature.Terms, read.Terms);
            Assert.Equal(signature.Numbers, read.Numbers);
            Assert.Equal(signature.Passages, read.Passages);
            Assert.Equal(signature.PassageCount, read.PassageCount);
        }
    }

    [Fact]
    public void Any_bytes_are_a_signature_or_a_problem_that_says_what_was_expected() => Gen.Byte.Array[0, 300].Sample(bytes => AssertReadOrTold(bytes));

    [Fact]
    public void A_signature_with_a_changed_byte_is_a_signature_or_a_problem()
    {
        var whole = SignatureBytes.ToBytes(Sample);

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((place, value) =>
        {
            var bytes = whole.ToArray();
            bytes[place] = value;
            AssertReadOrTold(bytes);
        });
    }

    [Fact]
    public void What_is_cut_short_or_of_another_version_is_told()
    {
        var whole = SignatureBytes.ToBytes(Sample);

        Assert.Equal($"it has {whole.Length - 1} bytes, expected {whole.Length} by its counts", Problem(whole[..^1]));
        Assert.Equal("it has 0 bytes, expected at least 6", Problem([]));
        Assert.Equal("its version is 2, expected 1", Problem([2, .. whole[1..]]));
    }

    [Fact]
    public void Terms_out_of_order_are_told()
    {
        var signature = Sample with { Terms = [.. Sample.Terms.Reverse()] };

        Assert.Equal("its terms are not in ascending order", Problem(SignatureBytes.ToBytes(signature)));
    }

    private static string? Problem(byte[] bytes)
    {
        Assert.False(SignatureBytes.TryRead(bytes, out _, out var problem));
        return problem;
    }

    private static void AssertReadOrTold(byte[] bytes)
    {
        if (SignatureBytes.TryRead(bytes, out var signature, out var problem))
        {
            Assert.InRange(StorySimilarity.Compare(signature, Sample, new TermFrequencies()).Score, 0, 1);
        }
        else
        {
            Assert.NotEmpty(problem);
        }
    }
}
