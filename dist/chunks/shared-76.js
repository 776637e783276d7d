module.exports=require("../hunkguard.js")("./shared-76.js");
