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

    private static readonly HashSet<string> BeforeNames = new(StringComparer.Ordinal) { "in", "aus", "bei", "nach", "von" };

    /// <summary>Whether a capital is a name's although nouns bear one as well: it follows another, or a preposition without an article.</summary>
    public static bool IsNameAmongNouns(IReadOnlyList<StoryWord> words, int at) =>
        at > 0 && words[at] is { IsCapital: true, Gap: " " } && (words[at - 1].IsCapital || BeforeNames.Contains(words[at - 1].Folded));

    /// <summary>Whether the two characters at a place are of a name.</summary>
    public static bool IsNameInChinese(IReadOnlyList<StoryWord> words, int at) =>
        (IsOf(Sounds, words, at) && IsOf(Sounds, words, at + 1)) || (IsOf(Ends, words, at + 2) && words[at + 2].Gap.Length == 0);

    private static bool IsOf(SearchValues<char> set, IReadOnlyList<StoryWord> words, int at) => at < words.Count && set.Contains(words[at].Folded[0]);
}
