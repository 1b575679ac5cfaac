using System.Buffers;

namespace FeedMonitor.Stories.Words;

/// <summary>Tells names where capitals don't: among the nouns of German, and in Chinese.</summary>
internal static class NameMarks
{
    // What foreign names are spelled with in Chinese. Two of them side by side are hardly ever a Chinese word.
    private static readonly SearchValues<char> Sounds = SearchValues.Create(
        "阿埃艾安奥巴拜班贝比宾波伯博布查茨达丹道德登迪蒂丁杜顿多厄恩尔法范菲费芬弗福盖甘戈格古哈海汉赫霍基吉加贾杰卡坎凯康考科克肯库昆拉莱赖兰朗劳勒雷里利列林隆卢鲁伦罗洛马迈曼毛梅门蒙米明莫默姆穆纳奈南内尼宁纽努诺欧帕庞佩彭皮平普奇恰乔切琴让若萨塞桑瑟森沙尚舍史斯苏索塔泰坦汤特滕提汀图托瓦万威韦维温沃乌西希锡夏香谢辛休许雅亚杨耶叶伊因英尤泽扎詹珍佐");

    // What a place or a firm ends with.
    private static readonly SearchValues<char> Ends = SearchValues.Create("市省县州镇村港岛湖湾");

    private static readonly HashSet<string> BeforeNames = new(StringComparer.Ordinal) { "am", "in", "aus", "bei", "von" };

    private const int MostBeforeFirm = 4;

    private static readonly HashSet<string> Firms = new(StringComparer.Ordinal) { "公司", "集团", "集團", "医院", "醫院", "银行", "銀行", "大学", "大學" };

    // A longer quotation is what somebody said.
    private const int MostWords = 3;
    private const int MostCharacters = 6;

    private static readonly SearchValues<char> Opening = SearchValues.Create("«“„「《");
    private static readonly SearchValues<char> Closing = SearchValues.Create("»”“」》");

    /// <summary>Whether a capital is a name's although nouns bear one as well: it follows another, or a preposition without an article.</summary>
    public static bool IsNameAmongNouns(IReadOnlyList<StoryWord> words, int at) =>
        at > 0 && words[at] is { IsCapital: true, Gap: " " } && (words[at - 1] is { IsCapital: true, OpensSentence: false } || BeforeNames.Contains(words[at - 1].Folded));

    /// <summary>The places of words that stand in quotation marks as names do: «Blue lantern», “白衣女士”.</summary>
    public static HashSet<int> Quoted(IReadOnlyList<StoryWord> words)
    {
        var quoted = new HashSet<int>();
        for (var from = 0; from < words.Count; from++)
        {
            var isUnspaced = words[from].Script == WordScript.Unspaced;
            if (words[from].Gap.AsSpan().ContainsAny(Opening) && (isUnspaced || words[from].IsCapital))
            {
                var most = Math.Min(words.Count, from + (isUnspaced ? MostCharacters : MostWords) + 1);
                var to = from + 1;
                while (to < most && !words[to].Gap.AsSpan().ContainsAny(Closing))
                {
                    to++;
                }

                // At the end of a text the closing mark stands behind the last word.
                var isClosed = to < most || to == words.Count;
                quoted.UnionWith(isClosed ? Enumerable.Range(from, to - from) : []);
            }
        }

        return quoted;
    }

    /// <summary>Whether the two characters at a place are of a name.</summary>
    public static bool IsNameInChinese(IReadOnlyList<StoryWord> words, int at) =>
        (IsOf(Sounds, words, at) && IsOf(Sounds, words, at + 1)) || (IsOf(Ends, words, at + 2) && words[at + 2].Gap.Length == 0) || IsBeforeFirm(words, at);

    // 蓝灯航运公司: what stands shortly before the word for a firm is its name or trade.
    private static bool IsBeforeFirm(IReadOnlyList<StoryWord> words, int at)
    {
        for (var firm = at + 2; firm + 1 < words.Count && firm <= at + MostBeforeFirm && words[firm - 1].Gap.Length + words[firm].Gap.Length == 0; firm++)
        {
            if (Firms.Contains(words[firm].Folded + words[firm + 1].Folded))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOf(SearchValues<char> set, IReadOnlyList<StoryWord> words, int at) => at < words.Count && set.Contains(words[at].Folded[0]);
}
