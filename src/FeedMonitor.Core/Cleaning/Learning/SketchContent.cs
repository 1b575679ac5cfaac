using System.Buffers.Binary;

namespace FeedMonitor.Cleaning.Learning;

/// <summary>The inside of a <see cref="BoilerplateSketch"/>: blocks with the first stories that showed them, and the latest stories.</summary>
internal sealed class SketchContent
{
    private const byte Form = 1;
    private const int HeaderSize = 5;
    private const int BlockSize = 13;
    private const int StorySize = 14;
    private const int MostStories = 24;
    private const int MostBlocks = (BoilerplateSketch.MaxBytes - HeaderSize - (MostStories * StorySize)) / BlockSize;

    // In items. A block that was seen once or twice is soon no sign of a template any more.
    private const int RarelySeenAge = 60;
    private const int BoilerplateAge = 500;

    // Shares of an item's letters that it must have in common with a story to tell the same one: where it bears its headline, and
    // where it does not.
    private const double SomeOfIt = 0.3;
    private const double MostOfIt = 0.6;
    private const int Paragraph = 100;

    private readonly Dictionary<ulong, SeenBlock> blocks = [];
    private readonly List<Story> stories = [];
    private ushort now;

    private SketchContent()
    {
    }

    /// <summary>Whether anything is known to be repeated.</summary>
    public bool HasBoilerplate => blocks.Values.Any(seen => seen.Items >= BoilerplateSketch.ItemsToBelieve);

    public bool IsBoilerplate(ulong print) => blocks.TryGetValue(print, out var seen) && seen.Items >= BoilerplateSketch.ItemsToBelieve;

    public void Learn(ItemPrint item)
    {
        var tag = StoryOf(item);
        now++;
        foreach (var block in item.Blocks)
        {
            var seen = blocks.GetValueOrDefault(block.Print);
            blocks[block.Print] = seen.Items > 0 && !seen.IsOf(tag) && item.IsAboutIt(block) ? seen with { LastSeen = now } : seen.In(tag, now);
        }

        stories.Add(new Story(tag, item.Title));
        stories.RemoveRange(0, Math.Max(0, stories.Count - MostStories));
    }

    public static SketchContent Read(ReadOnlySpan<byte> bytes)
    {
        var content = new SketchContent();
        if (bytes.Length < HeaderSize || bytes[0] != Form)
        {
            return content;
        }

        content.now = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
        int storyCount = bytes[3];
        var rest = bytes[HeaderSize..];
        for (var i = 0; i < storyCount && rest.Length >= StorySize; i++, rest = rest[StorySize..])
        {
            content.stories.Add(Story.Read(rest));
        }

        for (; rest.Length >= BlockSize; rest = rest[BlockSize..])
        {
            content.blocks[Print.Read(rest)] = SeenBlock.Read(rest[Print.Size..]);
        }

        return content;
    }

    public byte[] Write()
    {
        var bytes = new byte[HeaderSize + (stories.Count * StorySize) + (blocks.Count * BlockSize)];
        bytes[0] = Form;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), now);
        bytes[3] = (byte)stories.Count;
        var rest = bytes.AsSpan(HeaderSize);
        foreach (var story in stories)
        {
            story.Write(rest);
            rest = rest[StorySize..];
        }

        // In order, so that the same knowledge is the same bytes.
        foreach (var (print, seen) in blocks.OrderBy(block => block.Key))
        {
            Print.Write(rest, print);
            seen.Write(rest[Print.Size..]);
            rest = rest[BlockSize..];
        }

        return bytes;
    }

    /// <summary>Lets go what was not seen for long, and what there is no room for.</summary>
    public void Forget()
    {
        foreach (var (print, seen) in blocks.Where(block => block.Value.Age(now) > (block.Value.Items < BoilerplateSketch.ItemsToBelieve ? RarelySeenAge : BoilerplateAge)).ToArray())
        {
            blocks.Remove(print);
        }

        if (blocks.Count > MostBlocks)
        {
            var rarest = blocks.OrderBy(block => Math.Min((int)block.Value.Items, BoilerplateSketch.ItemsToBelieve)).ThenByDescending(block => block.Value.Age(now)).ThenBy(block => block.Key);
            foreach (var (print, _) in rarest.Take(blocks.Count - MostBlocks).ToArray())
            {
                blocks.Remove(print);
            }
        }
    }

    // The story that an item tells: one that is known, if it shares too much with it to be another one on the same template.
    private ushort StoryOf(ItemPrint item)
    {
        var fresh = item.Blocks.Where(block => !IsBoilerplate(block.Print)).Select(block => (Seen: blocks.GetValueOrDefault(block.Print), block.Letters)).ToArray();
        return Array.Exists(fresh, block => block.Seen.Items > 0)
            ? stories.AsEnumerable().Reverse().FirstOrDefault(story => IsCopy(item, story, fresh))?.Tag ?? item.Tag
            : item.Tag;
    }

    // Pages of one template have their own paragraphs beside the shared ones. A copy has hardly any, or it bears the story's headline.
    private static bool IsCopy(ItemPrint item, Story story, (SeenBlock Seen, int Letters)[] fresh)
    {
        var shared = Array.FindAll(fresh, block => block.Seen.IsOf(story.Tag));
        var share = shared.Sum(block => block.Letters) / (double)fresh.Sum(block => block.Letters);
        var paragraphs = shared.Count(block => block.Letters >= Paragraph);
        var own = fresh.Count(block => block.Letters >= Paragraph) - paragraphs;
        return share >= SomeOfIt && (ItemPrint.AreAlike(item.Title, story.Title) || (share >= MostOfIt && paragraphs >= 2 && own <= 1));
    }
}
