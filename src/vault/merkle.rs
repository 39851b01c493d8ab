//! The Merkle tree of RFC 6962 over the entries of the audit log: the root for a head, proof that an entry is in it, proof that a later
//! head only added to an earlier one, and the checks of both, which need nothing but hashes. Called by `audit`.

use sha2::{Digest, Sha256};

/// SHA-256 of a node.
pub type Node = [u8; 32];

/// The hash of a leaf; the first byte keeps leaves and inner nodes apart.
pub fn leaf(data: &[u8]) -> Node {
    let mut h = Sha256::new();
    h.update([0]);
    h.update(data);
    h.finalize().into()
}

fn inner(left: &Node, right: &Node) -> Node {
    let mut h = Sha256::new();
    h.update([1]);
    h.update(left);
    h.update(right);
    h.finalize().into()
}

/// The roots of the whole subtrees a tree consists of, the largest first: all that is needed to add a leaf and to know the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    /// How many leaves.
    pub size: u64,
    /// One root for every 1 in the binary form of `size`.
    pub roots: Vec<Node>,
}

impl Frontier {
    /// Adds a leaf.
    pub fn push(&mut self, leaf: Node) {
        let mut node = leaf;
        let mut n = self.size;
        while n & 1 == 1 {
            let Some(left) = self.roots.pop() else { break };
            node = inner(&left, &node);
            n >>= 1;
        }
        self.roots.push(node);
        self.size += 1;
    }

    /// The root; of no leaves, the hash of nothing.
    pub fn root(&self) -> Node {
        let mut from_right = self.roots.iter().rev();
        match from_right.next() {
            None => Sha256::digest([]).into(),
            Some(last) => from_right.fold(*last, |acc, left| inner(left, &acc)),
        }
    }
}

/// The root over these leaves.
pub fn root(leaves: &[Node]) -> Node {
    match leaves {
        [] => Sha256::digest([]).into(),
        [one] => *one,
        many => {
            let (left, right) = many.split_at(split(many.len()));
            inner(&root(left), &root(right))
        }
    }
}

/// The largest power of two below `n`.
fn split(n: usize) -> usize {
    n.next_power_of_two() / 2
}

/// The path from the leaf at `index` to the root over `leaves`; None when there is no such leaf.
pub fn inclusion(leaves: &[Node], index: usize) -> Option<Vec<Node>> {
    if index >= leaves.len() {
        return None;
    }
    let mut out = Vec::new();
    path(leaves, index, &mut out);
    Some(out)
}

fn path(leaves: &[Node], index: usize, out: &mut Vec<Node>) {
    if leaves.len() < 2 {
        return;
    }
    let k = split(leaves.len());
    let (left, right) = leaves.split_at(k);
    if index < k {
        path(left, index, out);
        out.push(root(right));
    } else {
        path(right, index - k, out);
        out.push(root(left));
    }
}

/// Proof that the tree over all `leaves` continues the one over the first `earlier`; None when there are not that many.
pub fn consistency(leaves: &[Node], earlier: usize) -> Option<Vec<Node>> {
    if earlier > leaves.len() {
        return None;
    }
    let mut out = Vec::new();
    if earlier > 0 && earlier < leaves.len() {
        subproof(leaves, earlier, true, &mut out);
    }
    Some(out)
}

fn subproof(leaves: &[Node], m: usize, whole: bool, out: &mut Vec<Node>) {
    if m == leaves.len() {
        if !whole {
            out.push(root(leaves));
        }
        return;
    }
    let k = split(leaves.len());
    let (left, right) = leaves.split_at(k);
    if m <= k {
        subproof(left, m, whole, out);
        out.push(root(right));
    } else {
        subproof(right, m - k, false, out);
        out.push(root(left));
    }
}

/// Whether `proof` shows that `leaf` stands at `index` in the tree of `size` leaves with this root (RFC 9162, 2.1.3.2).
pub fn check_inclusion(leaf: &Node, index: u64, size: u64, proof: &[Node], root: &Node) -> bool {
    if index >= size {
        return false;
    }
    let (mut f, mut s, mut r) = (index, size - 1, *leaf);
    for p in proof {
        if s == 0 {
            return false;
        }
        if f & 1 == 1 || f == s {
            r = inner(p, &r);
            while f & 1 == 0 && f != 0 {
                f >>= 1;
                s >>= 1;
            }
        } else {
            r = inner(&r, p);
        }
        f >>= 1;
        s >>= 1;
    }
    s == 0 && r == *root
}

/// Whether `proof` shows that the tree (`size`, `root`) continues the tree (`earlier`, `earlier_root`) (RFC 9162, 2.1.4.2).
pub fn check_consistency(
    earlier: u64,
    earlier_root: &Node,
    size: u64,
    root: &Node,
    proof: &[Node],
) -> bool {
    if earlier > size {
        return false;
    }
    if earlier == size {
        return proof.is_empty() && earlier_root == root;
    }
    if earlier == 0 {
        return proof.is_empty() && *earlier_root == <Node>::from(Sha256::digest([]));
    }
    let mut nodes = proof.iter();
    let (mut f, mut s) = (earlier - 1, size - 1);
    while f & 1 == 1 {
        f >>= 1;
        s >>= 1;
    }
    let first = if earlier.is_power_of_two() {
        *earlier_root
    } else {
        match nodes.next() {
            Some(n) => *n,
            None => return false,
        }
    };
    let (mut fr, mut sr) = (first, first);
    for c in nodes {
        if s == 0 {
            return false;
        }
        if f & 1 == 1 || f == s {
            fr = inner(c, &fr);
            sr = inner(c, &sr);
            while f & 1 == 0 && f != 0 {
                f >>= 1;
                s >>= 1;
            }
        } else {
            sr = inner(&sr, c);
        }
        f >>= 1;
        s >>= 1;
    }
    s == 0 && fr == *earlier_root && sr == *root
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(n: usize) -> Vec<Node> {
        (0..n).map(|i| leaf(&i.to_le_bytes())).collect()
    }

    fn hex(n: &Node) -> String {
        n.iter().map(|b| format!("{b:02x}")).collect()
    }

    #[test]
    fn the_roots_are_those_of_the_reference_vectors() {
        // The eight inputs that the tests of Certificate Transparency implementations share.
        let inputs: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let all: Vec<Node> = inputs.iter().map(|i| leaf(i)).collect();
        let want = [
            (
                0,
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
            (
                1,
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            ),
            (
                2,
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            ),
            (
                3,
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            ),
            (
                7,
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            ),
            (
                8,
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
            ),
        ];
        for (n, root_hex) in want {
            assert_eq!(hex(&root(&all[..n])), root_hex, "{n}");
        }
    }

    #[test]
    fn every_proof_up_to_forty_leaves_is_accepted_and_no_other() {
        let all = leaves(40);
        let mut frontier = Frontier::default();
        for n in 0..=40usize {
            let top = root(&all[..n]);
            assert_eq!((frontier.root(), frontier.size), (top, n as u64));
            for i in 0..n {
                let proof = inclusion(&all[..n], i).unwrap();
                let check = |l: &Node, i: usize, p: &[Node], r: &Node| {
                    check_inclusion(l, i as u64, n as u64, p, r)
                };
                assert!(check(&all[i], i, &proof, &top), "{i} of {n}");
                assert!(!check(&leaf(b"x"), i, &proof, &top));
                assert!(n == 1 || !check(&all[i], (i + 1) % n, &proof, &top));
                let mut long = proof.clone();
                long.push(top);
                assert!(!check(&all[i], i, &long, &top));
                if let Some((_, short)) = proof.split_last() {
                    assert!(!check(&all[i], i, short, &top));
                }
            }
            for m in 0..=n {
                let before = root(&all[..m]);
                let proof = consistency(&all[..n], m).unwrap();
                let (m, n) = (m as u64, n as u64);
                assert!(check_consistency(m, &before, n, &top, &proof), "{m} {n}");
                assert!(!check_consistency(m, &leaf(b"x"), n, &top, &proof));
                assert!(!check_consistency(m, &before, n, &leaf(b"x"), &proof) || m == 0);
            }
            if n < 40 {
                frontier.push(all[n]);
            }
        }
        assert_eq!(inclusion(&all, 40), None);
        assert_eq!(consistency(&all, 41), None);
    }
}
